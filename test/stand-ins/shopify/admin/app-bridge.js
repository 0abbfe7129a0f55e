/* global window, document, location, history, sessionStorage, Headers, Request, HTMLElement, CustomEvent, MutationObserver, customElements, addEventListener */
/**
 * A stub of App Bridge (`https://cdn.shopify.com/shopifycloud/app-bridge.js`), as far as Navette uses it: session
 * tokens on every request to the app, toasts, navigation, title bar, save bar, loading, modals. It runs inside the
 * app's page and asks the stand-in's admin around it to show what it cannot show itself.
 */
(() => {
  const self = document.currentScript;
  const standIn = new URL(self.src).origin;
  const params = new URLSearchParams(location.search);
  const remembered = (name) => {
    const value = params.get(name) ?? sessionStorage.getItem(`app-bridge-${name}`) ?? "";
    if (value) sessionStorage.setItem(`app-bridge-${name}`, value);
    return value;
  };
  const shop = remembered("shop");
  const host = remembered("host");
  const locale = remembered("locale") || "fr";
  const apiKey =
    self.dataset.apiKey ??
    document.querySelector('meta[name="shopify-api-key"]')?.getAttribute("content") ??
    "";

  const plainFetch = window.fetch.bind(window);
  const tell = (kind, message = {}) =>
    window.parent.postMessage({ appBridge: true, kind, ...message }, standIn);

  const idToken = async () => {
    const answer = await plainFetch(`${standIn}/_token?shop=${encodeURIComponent(shop)}`);
    return (await answer.json()).token;
  };

  // Requests to the app carry a session token; one that has just expired is asked for again, once.
  window.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin !== location.origin) return plainFetch(input, init);
    const send = async () => {
      const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
      if (!headers.has("authorization")) headers.set("authorization", `Bearer ${await idToken()}`);
      return plainFetch(input instanceof Request ? input.clone() : input, { ...init, headers });
    };
    const answer = await send();
    const again = answer.status === 401 && answer.headers.get("x-shopify-retry-invalid-session-request");
    return again ? send() : answer;
  };

  // Addresses of the admin: shopify://admin/orders/1, shopify:admin/orders/1.
  const adminPath = (href) => /^shopify:(?:\/\/)?admin(\/.*)?$/.exec(href ?? "")?.[1];
  const plainOpen = window.open.bind(window);
  window.open = (url, ...rest) => {
    const path = adminPath(String(url));
    if (path === undefined) return plainOpen(url, ...rest);
    tell("admin", { path });
    return null;
  };
  document.addEventListener(
    "click",
    (event) => {
      const path = adminPath(event.target?.closest?.("a[href]")?.getAttribute("href"));
      if (path === undefined) return;
      event.preventDefault();
      tell("admin", { path });
    },
    true,
  );

  const saveBars = new Map();
  const saveBar = {
    show: async (id) => showSaveBar(id, true),
    hide: async (id) => showSaveBar(id, false),
    toggle: async (id) => showSaveBar(id, !saveBars.get(id)),
    leaveConfirmation: async () => undefined,
  };
  function showSaveBar(id, open) {
    saveBars.set(id, open);
    document.getElementById(id)?.dispatchEvent(new CustomEvent(open ? "show" : "hide"));
    tell("saveBar", { open: [...saveBars.values()].includes(true) });
  }

  const modals = (id) => document.getElementById(id);
  const modal = {
    show: async (id) => modals(id)?.show(),
    hide: async (id) => modals(id)?.hide(),
    toggle: async (id) => modals(id)?.toggle(),
  };

  customElements.define("ui-nav-menu", class extends HTMLElement {});
  customElements.define("s-app-nav", class extends HTMLElement {});
  customElements.define("ui-title-bar", class extends HTMLElement {});
  customElements.define(
    "ui-save-bar",
    class extends HTMLElement {
      get showing() {
        return saveBars.get(this.key) === true;
      }
      get key() {
        this.id ||= `save-bar-${saveBars.size}`;
        return this.id;
      }
      show() {
        return saveBar.show(this.key);
      }
      hide() {
        return saveBar.hide(this.key);
      }
      toggle() {
        return saveBar.toggle(this.key);
      }
    },
  );
  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      content = document.createElement("div");
      connectedCallback() {
        this.hidden = true;
        this.style.cssText =
          "position:fixed;inset:8% 50% auto auto;transform:translateX(50%);min-width:320px;max-height:80%;overflow:auto;background:#fff;border-radius:12px;padding:16px;box-shadow:0 8px 40px #0006;z-index:600";
        this.append(this.content);
      }
      show() {
        this.hidden = false;
        this.dispatchEvent(new CustomEvent("show"));
      }
      hide() {
        this.hidden = true;
        this.dispatchEvent(new CustomEvent("hide"));
      }
      toggle() {
        if (this.hidden) this.show();
        else this.hide();
      }
    },
  );
  const style = document.createElement("style");
  style.textContent =
    "ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal[hidden]{display:none!important}";
  document.head.append(style);

  window.shopify = {
    config: { apiKey, shop, host, locale },
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { embedded: window.parent !== window, mobile: false, pos: false },
    idToken,
    user: async () => ({ accountAccess: "full" }),
    toast: {
      show: (message, options = {}) => {
        tell("toast", { message, isError: options.isError, duration: options.duration });
        return `toast-${Date.now()}`;
      },
      hide: () => undefined,
    },
    loading: (on) => tell("loading", { on: on !== false }),
    saveBar,
    modal,
    resourcePicker: async () => undefined,
    scopes: {
      query: async () => ({ granted: [], required: [], optional: [] }),
      request: async () => ({ result: "declined-all" }),
      revoke: async () => undefined,
    },
    webVitals: { onReport: () => undefined },
  };

  // What the page's own elements ask the admin to show.
  let shownMenu = "";
  let shownTitle = "";
  const titleActions = () => [
    ...(document.querySelector("ui-title-bar")?.querySelectorAll("button,a") ?? []),
  ];
  function show() {
    const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
    const items = links
      .filter((link) => link.getAttribute("rel") !== "home")
      .map((link) => ({ label: link.textContent.trim(), href: link.getAttribute("href") }));
    const bar = document.querySelector("ui-title-bar");
    const actions = titleActions().map((action) => ({
      label: action.textContent.trim(),
      primary: action.getAttribute("variant") === "primary",
      disabled: action.disabled === true,
    }));
    const title = { title: bar?.getAttribute("title") ?? "", actions };
    if (JSON.stringify(items) !== shownMenu) tell("menu", { items });
    if (JSON.stringify(title) !== shownTitle) tell("title", title);
    shownMenu = JSON.stringify(items);
    shownTitle = JSON.stringify(title);
  }
  new MutationObserver(show).observe(document, { childList: true, subtree: true, attributes: true });
  addEventListener("load", show);

  // A form with data-save-bar brings the bar up when it is touched.
  const formKey = (form) => (form.id ||= `form-${saveBars.size}`);
  addEventListener("input", (event) => {
    const form = event.target?.closest?.("form[data-save-bar]");
    if (form) showSaveBar(formKey(form), true);
  });
  for (const done of ["submit", "reset"]) {
    addEventListener(done, (event) => {
      if (event.target?.matches?.("form[data-save-bar]")) showSaveBar(formKey(event.target), false);
    });
  }

  const openSaveBars = () =>
    [...saveBars].filter(([, open]) => open).map(([id]) => document.getElementById(id));
  const asked = {
    navigate({ href }) {
      const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
      const link = links.find((one) => one.getAttribute("href") === href);
      link?.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
    },
    titleAction: ({ index }) => titleActions()[index]?.click(),
    save: () => answerSaveBars((form) => form.requestSubmit(), "[variant=primary]"),
    discard: () => answerSaveBars((form) => form.reset(), "button:not([variant=primary])"),
  };
  function answerSaveBars(onForm, button) {
    for (const element of openSaveBars()) {
      if (element?.matches("form")) onForm(element);
      else element?.querySelector(button)?.click();
    }
  }
  addEventListener("message", (event) => {
    if (event.origin === standIn && event.data?.admin) asked[event.data.kind]?.(event.data);
  });

  // The admin's address follows the app's.
  const moved = () => tell("moved", { path: location.pathname + location.search });
  for (const name of ["pushState", "replaceState"]) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      moved();
    };
  }
  addEventListener("popstate", moved);

  // The library's bounce page: come back to where the app wanted to go, with a fresh token.
  const reload = params.get("shopify-reload");
  if (reload === null) moved();
  else {
    void idToken().then((token) => {
      const target = new URL(reload, location.href);
      target.searchParams.set("id_token", token);
      location.replace(location.origin + target.pathname + target.search);
    });
  }
})();
