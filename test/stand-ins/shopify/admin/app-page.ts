/** The app inside the admin: an iframe, and around it what App Bridge asks the admin to show. */
import type { Answer } from "../../kit";
import { html, Html, script } from "./html";
import { page } from "./page";
import { type Language, wordsIn } from "./words";

export type AppPage = {
  readonly language: Language;
  readonly shop: string;
  readonly embeddedUrl: string;
};

export function appPage({ language, shop, embeddedUrl }: AppPage): Answer {
  const words = wordsIn(language);
  return page(
    { language, shop, title: "Navette", here: "app", wide: true },
    html`<div class="bar">
        <h1 id="app-title">Navette</h1>
        <span class="push" id="title-actions"></span>
      </div>
      <div class="bar save" id="save-bar" hidden>
        <span>${words.unsaved}</span><span class="push"></span> <button id="discard">${words.discard}</button
        ><button class="primary" id="save">${words.save}</button>
      </div>
      <div class="progress" id="progress" hidden></div>
      <iframe id="app" title="Navette" src="${embeddedUrl}" allow="clipboard-write"></iframe>
      <div class="toast" id="toast" role="status" hidden></div>
      <script>
        const context = ${script({ appOrigin: new URL(embeddedUrl).origin, shop, language })};
        ${PARENT};
      </script>`,
  );
}

/** The admin's half of the App Bridge stub (app-bridge.js is the other). */
const PARENT = new Html(`
const frame = document.getElementById("app");
const byId = (id) => document.getElementById(id);
const tell = (message) => frame.contentWindow.postMessage({ admin: true, ...message }, context.appOrigin);
const here = (path) => {
  const url = new URL("/admin/apps/navette" + (path === "/" ? "" : path), location.href);
  for (const name of ["embedded", "hmac", "host", "id_token", "locale", "session", "timestamp"]) url.searchParams.delete(name);
  url.searchParams.set("shop", context.shop);
  url.searchParams.set("lang", context.language);
  return url.pathname + url.search;
};
let toastTimer;
const shows = {
  toast({ message, isError, duration }) {
    const toast = byId("toast");
    toast.textContent = message;
    toast.classList.toggle("error", Boolean(isError));
    toast.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.hidden = true; }, duration || 5000);
  },
  moved({ path }) { history.replaceState(null, "", here(path)); },
  loading({ on }) { byId("progress").hidden = !on; },
  saveBar({ open }) { byId("save-bar").hidden = !open; },
  title({ title, actions }) {
    if (title) { byId("app-title").textContent = title; document.title = title; }
    byId("title-actions").replaceChildren(...actions.map((action, index) => {
      const button = document.createElement("button");
      button.textContent = action.label;
      button.disabled = action.disabled;
      if (action.primary) button.className = "primary";
      button.addEventListener("click", () => tell({ kind: "titleAction", index }));
      return button;
    }));
  },
  menu({ items }) {
    byId("app-menu").replaceChildren(...items.map((item) => {
      const link = document.createElement("a");
      link.className = "sub";
      link.textContent = item.label;
      link.href = here(item.href);
      link.addEventListener("click", (event) => { event.preventDefault(); tell({ kind: "navigate", href: item.href }); });
      return link;
    }));
  },
  admin({ path }) {
    const url = new URL("/admin" + path, location.href);
    url.searchParams.set("shop", context.shop);
    url.searchParams.set("lang", context.language);
    location.assign(url.href);
  },
};
addEventListener("message", (event) => {
  if (event.source === frame.contentWindow && event.data && event.data.appBridge) shows[event.data.kind]?.(event.data);
});
byId("save").addEventListener("click", () => tell({ kind: "save" }));
byId("discard").addEventListener("click", () => tell({ kind: "discard" }));
`);
