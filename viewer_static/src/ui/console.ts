/**
 * `<enfilade-console>`: the window that a guide leads from. The view is in its middle; it shows a `UiConsole` and calls
 * `ConsoleActions`, and keeps only what is its own business: which panel is open.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { askPanel } from "./console_ask";
import { banner, captionLine, drawingRow, micTrouble, toasts } from "./console_banner";
import { bar } from "./console_bar";
import { type ConsoleActions, TABS, type Tab, type UiConsole } from "./console_contract";
import { consoleFormsLook } from "./console_forms_look";
import { groupPanel } from "./console_group";
import { type HelpRow, helpDialog } from "./console_help";
import { sign } from "./console_icons";
import { consoleLook } from "./console_look";
import { consoleNarrow } from "./console_narrow";
import { consoleOverLook } from "./console_over_look";
import { consolePanelsLook } from "./console_panels_look";
import { attention, peoplePanel, readiness } from "./console_people";
import { opened, showPanel } from "./console_show";
import { stopsPanel, time } from "./console_stops";
import { type Say, sayer } from "./contract";
import { drawnColours } from "./drawn_lines";
import { icon } from "./icons";
import { look } from "./look";

/** From this width the stops have a column of their own. `console_narrow.ts` and `console_screen.ts` say the same. */
const WIDE = "(min-width: 1180px) and (min-height: 560px)";

export class EnfiladeConsole extends LitElement {
  static override readonly styles = [
    look,
    consoleLook,
    drawnColours,
    consoleOverLook,
    consolePanelsLook,
    consoleFormsLook,
    consoleNarrow,
  ];
  static override readonly properties = {
    now: { attribute: false },
    actions: { attribute: false },
    keys: { attribute: false },
    tab: { state: true },
    folded: { state: true },
    help: { state: true },
    captions: { state: true },
    wide: { state: true },
  };

  declare now: UiConsole | null;
  declare actions: ConsoleActions | null;
  /** The list that `?` shows. */
  declare keys: readonly HelpRow[];
  declare tab: Tab;
  /** Where there is no room beside the view, the panels are folded away. */
  declare folded: boolean;
  declare help: boolean;
  declare captions: boolean;
  declare wide: boolean;
  /** The stop that the list was scrolled to. */
  private seen = "";
  private readonly width = matchMedia(WIDE);
  private readonly onWidth = (): void => {
    this.wide = this.width.matches;
    if (this.wide && this.tab === "stops") this.tab = "people";
  };

  constructor() {
    super();
    this.now = null;
    this.actions = null;
    this.keys = [];
    this.tab = "stops";
    this.folded = true;
    this.help = false;
    this.captions = false;
    this.wide = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.width.addEventListener("change", this.onWidth);
    this.onWidth();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.width.removeEventListener("change", this.onWidth);
  }

  /** Open a panel; where it has one, put the focus on what the guide will want first. */
  async open(tab: Tab, focus = false): Promise<void> {
    if (!this.wide || tab !== "stops") this.tab = tab;
    this.folded = false;
    await this.updateComplete;
    if (!focus) return;
    const root = this.wide && tab === "stops" ? ".first" : ".panel";
    const wanted =
      tab === "stops"
        ? [`${root} li[data-state="next"] button`, `${root} li button`]
        : [`${root} section button:not([disabled])`, `${root} summary`];
    // Never a field of letters: the next key would be written into it.
    for (const each of [...wanted, ".panel"]) {
      const found = this.renderRoot.querySelector<HTMLElement>(each);
      found?.focus();
      if (found) return;
    }
  }

  /** Open the line of captions, or shut it. */
  async caption(on = !this.captions): Promise<void> {
    this.captions = on;
    await this.updateComplete;
    if (on) this.renderRoot.querySelector<HTMLElement>(".captions input")?.focus();
  }

  /** Shut what is open. Whether anything was. */
  shut(): boolean {
    const open = this.help || this.captions || (!this.folded && this.compact);
    this.help = this.captions = false;
    if (this.compact) this.folded = true;
    return open;
  }

  private get compact(): boolean {
    return matchMedia("(max-width: 760px), (max-height: 559px)").matches;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { now, actions } = this;
    if (!now || !actions) return nothing;
    const say = sayer(now.messages);
    const own = {
      captions: this.captions,
      flipCaptions: () => void this.caption(),
      documents: () => void this.open("show"),
    };
    return html`
      <div class="strip" role="region" aria-label=${say("console.state")}>${this.strip(now, say)}</div>
      ${this.wide ? html`<aside class="first" tabindex="0" aria-label=${say("tab.stops")}>${stopsPanel(now, actions, say)}</aside>` : nothing}
      <div class="over" role="region" aria-label=${say("console.news")}>
        ${banner(now, actions, say)} ${micTrouble(now, say)} ${drawingRow(now, actions, say)}
        ${this.tab === "show" && this.wide ? nothing : opened(now, actions, say)}
        ${now.mode === "ended" ? nothing : toasts(now, actions, say)}
        ${this.captions && now.mode !== "ended" ? captionLine(now, actions, say) : nothing}
      </div>
      <aside class="column" aria-label=${say("console.panels")} data-folded=${String(this.folded)}>
        ${attention(now, actions, say)} ${this.tabs(now, say)}
        <div class="panel" id="console-panel" role="tabpanel" aria-labelledby=${`tab-${this.tab}`} tabindex="0">
          ${this.panel(now, actions, say)}
        </div>
      </aside>
      <footer class="below">${bar(now, actions, say, own)}</footer>
      ${this.help ? helpDialog(this.keys, say, () => this.shut()) : nothing}
    `;
  }

  private strip(now: UiConsole, say: Say): TemplateResult {
    return html`
      <p class="code" title=${now.joinAddress}><span class="hidden">${say("guide.code")}</span>${now.code}</p>
      <p class="ready" role="status">${readiness(now, say)}</p>
      ${time(now, say)}
      ${now.rehearsal ? html`<p class="mark">${say("console.rehearsal")}</p>` : nothing}
      ${now.recording === "none" || now.mode === "ended" ? nothing : html`<p class="mark"><i class="rec" aria-hidden="true"></i>${say(`console.recording-${now.recording}`)}</p>`}
      <button
        class="icon fold"
        aria-label=${say("console.fold")}
        title=${say("console.fold")}
        aria-expanded=${String(!this.folded)}
        @click=${() => {
          this.folded = !this.folded;
        }}
      >
        ${icon("list")}
      </button>
      <button
        class="icon"
        aria-label=${say("console.help")}
        title=${`${say("console.help")} (?)`}
        @click=${() => {
          this.help = true;
        }}
      >
        ${sign("keys")}
      </button>
    `;
  }

  private tabs(now: UiConsole, say: Say): TemplateResult {
    const shown = this.wide ? TABS.slice(1) : TABS;
    return html`<div class="tabs" role="tablist" aria-label=${say("console.panels")} @keydown=${(event: KeyboardEvent) => this.onTabKey(event, shown)}>
      ${shown.map((tab) => {
        const n = waitsIn(tab, now);
        const chosen = this.tab === tab;
        return html`<button
          role="tab"
          id=${`tab-${tab}`}
          aria-controls="console-panel"
          aria-selected=${String(chosen)}
          tabindex=${chosen ? "0" : "-1"}
          @click=${() => {
            this.tab = tab;
            this.folded = false;
          }}
        >
          <span class="word">${say(`tab.${tab}`)}${n ? html` <span class="n">${n}</span>` : nothing}</span>
        </button>`;
      })}
    </div>`;
  }

  private onTabKey(event: KeyboardEvent, shown: readonly Tab[]): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = shown.indexOf(this.tab);
    const tab = shown[(at + by + shown.length) % shown.length];
    if (!tab) return;
    this.tab = tab;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus());
  }

  private panel(now: UiConsole, actions: ConsoleActions, say: Say): TemplateResult {
    switch (this.tab) {
      case "stops":
        return stopsPanel(now, actions, say);
      case "people":
        return peoplePanel(now, actions, say);
      case "ask":
        return askPanel(now, actions, say);
      case "show":
        return showPanel(now, actions, say);
      case "group":
        return groupPanel(now, actions, say);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Another panel begins at its beginning.
    if (changed.has("tab")) this.renderRoot.querySelector(".panel")?.scrollTo(0, 0);
    const here = this.now?.here?.stop ?? "";
    if (here !== this.seen) {
      this.seen = here;
      this.renderRoot.querySelector('.stops li[data-state="here"]')?.scrollIntoView({ block: "nearest" });
    }
    // What is said over the view leaves the words of a document below it free.
    this.toggleAttribute(
      "data-says",
      this.renderRoot.querySelector(".over > :not(.toasts), .toast") !== null,
    );
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }
}

/** How many things wait for the guide in a panel. */
function waitsIn(tab: Tab, now: UiConsole): number {
  if (now.mode === "ended") return 0;
  if (tab === "people") return now.hands.length + now.waiting.length;
  return tab === "ask" ? now.questions.filter((each) => each.state === "asked").length : 0;
}

customElements.define("enfilade-console", EnfiladeConsole);
