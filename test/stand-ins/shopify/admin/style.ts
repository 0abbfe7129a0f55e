/** The look of the small admin: quiet, like the one it stands in for. */
import { Html } from "./html";

export const STYLE = new Html(`
:root { --ink:#303030; --soft:#616161; --line:#e3e3e3; --ground:#f1f1f1; --card:#fff; --accent:#005bd3; }
* { box-sizing:border-box; }
body { margin:0; font:14px/1.5 Inter,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif; color:var(--ink); background:var(--ground); }
a { color:var(--accent); text-decoration:none; } a:hover { text-decoration:underline; }
.top { display:flex; align-items:center; gap:16px; height:52px; padding:0 20px; background:#1a1a1a; color:#e3e3e3; position:sticky; top:0; z-index:5; }
.top a { color:inherit; } .top strong { color:#fff; font-size:15px; } .top .push { margin-inline-start:auto; }
.frame { display:flex; min-height:calc(100vh - 52px); }
.side { width:220px; flex:none; padding:12px 8px; background:#ebebeb; }
.side a { display:block; padding:6px 12px; border-radius:8px; color:var(--ink); }
.side a:hover, .side a.on { background:#fff; text-decoration:none; font-weight:600; }
.side h2 { margin:16px 12px 4px; font-size:12px; color:var(--soft); font-weight:600; }
.side .sub { padding-inline-start:28px; }
.main { flex:1; min-width:0; padding:20px 24px 48px; }
.main.app { padding:0; display:flex; flex-direction:column; }
h1 { margin:0 0 16px; font-size:20px; display:flex; gap:10px; align-items:center; flex-wrap:wrap; }
.card { background:var(--card); border-radius:12px; box-shadow:0 1px 0 rgba(26,26,26,.07),0 0 0 1px var(--line); padding:16px; margin-bottom:16px; }
.card h2 { margin:0 0 10px; font-size:14px; display:flex; gap:8px; align-items:center; flex-wrap:wrap; }
.card.flush { padding:0; overflow-x:auto; }
.columns { display:grid; grid-template-columns:minmax(0,2fr) minmax(220px,1fr); gap:16px; align-items:start; }
table { width:100%; border-collapse:collapse; } th,td { padding:10px 14px; text-align:start; border-bottom:1px solid var(--line); vertical-align:top; }
th { font-size:12px; color:var(--soft); background:#f7f7f7; font-weight:600; white-space:nowrap; } tr:last-child td { border-bottom:0; }
tbody tr:hover td { background:#fafafa; } td.num, th.num { text-align:end; white-space:nowrap; }
.badge { display:inline-block; padding:1px 8px; border-radius:8px; font-size:12px; background:#e3e3e3; white-space:nowrap; }
.badge.attention { background:#ffe08a; } .badge.good { background:#b5f0c0; } .badge.bad { background:#ffc9c4; }
.soft { color:var(--soft); } .empty { padding:40px; text-align:center; color:var(--soft); }
button,.button { font:inherit; padding:5px 12px; border-radius:8px; border:1px solid #c9c9c9; background:#fff; color:var(--ink); cursor:pointer; }
button.primary { background:var(--ink); color:#fff; border-color:var(--ink); }
button.grave, .button.grave { color:#8e1f0b; border-color:#e0b3ab; }
.actions { display:flex; flex-wrap:wrap; gap:8px; margin-top:12px; } .actions form { margin:0; } .actions .button:hover { text-decoration:none; background:#f7f7f7; }
.line { display:flex; gap:4px 10px; flex-wrap:wrap; padding:4px 0; } .line .push { margin-inline-start:auto; white-space:nowrap; } .line .gone { text-decoration:line-through; }
.notice { margin:0 0 16px; padding:10px 14px; border-radius:10px; } .notice.good { background:#d9f7df; } .notice.bad { background:#ffdfdb; }
.form { max-width:640px; } .form fieldset { margin:0 0 14px; padding:8px 14px 2px; border:1px solid var(--line); border-radius:10px; min-width:0; }
.form legend { padding:0 6px; font-weight:600; } .field { display:block; margin-bottom:12px; } .field span { display:block; margin-bottom:2px; }
.field input, .field select { width:100%; font:inherit; padding:6px 10px; border:1px solid #8a8a8a; border-radius:8px; background:#fff; color:inherit; }
.field input[type=number] { max-width:120px; } .tick { display:flex; gap:8px; align-items:center; margin-bottom:12px; }
:focus-visible { outline:2px solid var(--accent); outline-offset:2px; }
ol.events { list-style:none; margin:8px 0 0; padding:0; } ol.events li { padding:3px 0; }
.bar { display:flex; gap:12px; align-items:center; padding:10px 24px; background:#fff; border-bottom:1px solid var(--line); }
.bar h1 { margin:0; font-size:16px; } .bar .push { margin-inline-start:auto; }
.top .soft { color:#b5b5b5; } .save { background:#303030; color:#fff; } .save button { background:transparent; color:#fff; border-color:#616161; } .save button.primary { background:#fff; color:#303030; } .progress { height:3px; background:linear-gradient(90deg,#005bd3,#8bb8ff,#005bd3); background-size:200% 100%; animation:run 1s linear infinite; }
@keyframes run { to { background-position:-200% 0; } }
iframe { flex:1; width:100%; min-height:calc(100vh - 105px); border:0; background:var(--ground); }
.toast { position:fixed; inset-block-end:24px; inset-inline-start:50%; transform:translateX(-50%); padding:10px 18px; border-radius:10px; background:#1a1a1a; color:#fff; z-index:9; }
.toast.error { background:#8e1f0b; } [hidden] { display:none !important; }
.shopper { max-width:640px; margin:32px auto; padding:0 16px; }
footer { padding:12px 24px; color:var(--soft); font-size:12px; }
@media (max-width:600px) { .top .soft { display:none; } }
@media (max-width:800px) { .side { display:none; } .columns { grid-template-columns:1fr; } .main { padding:16px 12px 40px; } }
`);
