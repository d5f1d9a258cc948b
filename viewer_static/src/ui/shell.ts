/**
 * `<enfilade-ui>`: the interface over the hall. It shows a `UiState` and calls `UiActions`; it keeps only what is its
 * own business: which drawer is open, and where the focus goes.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type Drawer, type Say, sayer, type UiActions, type UiState } from "./contract";
import { type Cover, Covered } from "./covered";
import type { GroupFace } from "./face_contract";
import { labelPanel } from "./label_panel";
import { layout } from "./layout";
import { legendPanel } from "./legend";
import { loadingPanel } from "./loading";
import { look } from "./look";
import { movePad } from "./move_pad";
import { narrow } from "./narrow";
import { noticeDialog } from "./notice";
import { panels } from "./panels_look";
import { offersPanel, placesPanel } from "./places";
import { planView } from "./plan_view";
import { topBar } from "./top_bar";
import { tourPanel } from "./tour_panel";

export class EnfiladeUi extends LitElement {
  static override readonly styles = [look, layout, panels, narrow];
  static override readonly properties = {
    state: { attribute: false },
    actions: { attribute: false },
    face: { state: true },
    drawer: { state: true },
    stopsOpen: { state: true },
    planOpen: { state: true },
  };

  declare state: UiState | null;
  declare actions: UiActions | null;
  declare face: GroupFace | null;
  declare drawer: Drawer;
  declare stopsOpen: boolean;
  declare planOpen: boolean;
  /** Is told how much of the view words cover. */
  covers: (cover: Cover) => void = () => undefined;
  /** What else lies over the view: a panel that is none of the shell's. */
  laidOver: Element | null = null;
  private readonly covered = new Covered((cover) => this.covers(cover));
  private spoken = "";

  constructor() {
    super();
    this.state = null;
    this.actions = null;
    this.face = null;
    this.drawer = "none";
    this.stopsOpen = false;
    this.planOpen = false;
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** From now on one is in a group, or guides one, or does so no more. */
  wear(face: GroupFace): void {
    const [before, sheet] = [this.face?.look.styleSheet, face.look.styleSheet];
    this.face = face;
    const root = this.shadowRoot;
    if (!root || before === sheet) return;
    const kept = root.adoptedStyleSheets.filter((each) => each !== before);
    // Before the narrow window's own rules, which are the last word.
    if (sheet) kept.splice(-1, 0, sheet);
    root.adoptedStyleSheets = kept;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state, actions } = this;
    if (!state || !actions) return nothing;
    const say = sayer(state.messages);
    const here = state.phase.is === "here";
    return html`
      ${topBar(
        state,
        actions,
        say,
        this.drawer,
        (drawer) => this.toggle(drawer),
        this.planOpen,
        () => {
          this.planOpen = !this.planOpen;
        },
      )}
      ${loadingPanel(state, say)} ${(here && this.face?.over(state, actions, say)) || nothing}
      <div class="left">${here ? this.leftSide(state, actions, say) : nothing}</div>
      <div class="right">${here ? this.rightSide(state, actions, say) : nothing}</div>
      ${here ? this.corner(state, actions, say) : nothing} ${this.messages(state, actions, say)}
      ${state.notice ? noticeDialog(state.notice, actions, say) : nothing}
      <div class="hidden" role="status" aria-live="polite" id="announcer">${this.announcement(state, say)}</div>
    `;
  }

  private leftSide(state: UiState, actions: UiActions, say: Say): TemplateResult {
    const flip = () => {
      this.stopsOpen = !this.stopsOpen;
    };
    const tour = state.tour ? tourPanel(state.tour, state, actions, say, this.stopsOpen, flip) : nothing;
    return html`${this.face?.left(state, actions, say, tour) ?? tour}`;
  }

  private rightSide(state: UiState, actions: UiActions, say: Say): TemplateResult | typeof nothing {
    const close = () => this.toggle("none");
    if (state.label)
      return html`${this.face?.aboveLabel(state, actions, say) ?? nothing} ${labelPanel(state.label, actions, say)}`;
    if (this.drawer === "places") return placesPanel(state, actions, say, close);
    if (this.drawer === "offers") return offersPanel(state, actions, say, close);
    if (state.evidenceTint && state.legend) return legendPanel(state.legend, actions, say, state.aboutHref);
    return this.face?.right(state, actions, say) ?? nothing;
  }

  private corner(state: UiState, actions: UiActions, say: Say): TemplateResult {
    return html`
      <aside class="corner" aria-label=${say("move.label")}>
        ${
          state.plan && this.planOpen
            ? html`<div class="panel plan asked">${planView(state.plan, say)}</div>`
            : nothing
        }
        ${movePad(actions, say)}
      </aside>
    `;
  }

  private messages(state: UiState, actions: UiActions, say: Say): TemplateResult | typeof nothing {
    if (state.error) {
      const { message, remedy } = state.error;
      return html`<div class="panel say" role="alert">
        <p>${message} <span class="quiet">${remedy}</span></p>
        <button @click=${() => actions.dismissError()}>${say("message.close")}</button>
      </div>`;
    }
    if (state.slow) {
      return html`<div class="panel say" role="status">
        <p>${say(state.group ? "follow.slow" : "slow.text")}</p>
        <a class="button main" href=${state.textHref}>${say("slow.pages")}</a>
        <button @click=${() => actions.dismissSlow()}>${say("slow.stay")}</button>
      </div>`;
    }
    const busy = state.tour ?? state.group ?? state.notice ?? state.label;
    if (state.hint && state.phase.is === "here" && !busy && !state.evidenceTint && !this.opened(state)) {
      // Which of the two is for this hand, the style sheet knows.
      return html`<div class="panel say hint">
        <p class="by-keys">${say("hint.move")}</p>
        <p class="by-finger">${say("hint.touch")}</p>
      </div>`;
    }
    return nothing;
  }

  /** Is something open over the view besides the hall's own words? */
  private opened(state: UiState): boolean {
    return state.label !== null || this.drawer !== "none" || this.planOpen;
  }

  /** What a screen reader hears when the view changes: the room, or the stop with its title. */
  private announcement(state: UiState, say: Say): string {
    if (state.phase.is !== "here") return "";
    // In a group its own announcer says what happens, in one voice.
    if (state.group && state.told) return state.told;
    const { tour } = state;
    if (tour && tour.phase === "stay")
      return say("announce.stop", { n: tour.index + 1, title: tour.stopTitle.text });
    return say("announce.room", { room: state.roomTitle, hall: state.hallTitle });
  }

  /** Escape puts away what lies open beside the view; a notice is its own dialog, and takes its own. */
  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.state || this.state.notice) return;
    if (this.state.label) this.actions?.closeLabel();
    else this.drawer = "none";
  }

  private toggle(drawer: Drawer): void {
    this.drawer = this.drawer === drawer ? "none" : drawer;
    if (this.drawer !== "none") this.actions?.closeLabel();
  }

  protected override updated(changed: PropertyValues): void {
    const own = this.renderRoot.querySelectorAll(".top, .left, .right");
    this.covered.watch(this.laidOver ? [...own, this.laidOver] : [...own]);
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
    const sheet = Boolean(this.state?.tour ?? this.state?.group) || this.hasAttribute("data-replay");
    this.toggleAttribute("data-sheet", sheet);
    // Beside a lesson there is no room for names.
    const roomy = !sheet && !this.hasAttribute("data-beside");
    this.toggleAttribute("data-new", Boolean(this.state?.hint) && roomy);
    this.toggleAttribute("data-reading", Boolean(this.state?.label) || this.drawer !== "none");
    const legend = this.renderRoot.querySelector<HTMLElement>(".legend-panel");
    this.style.setProperty("--legend", `${legend?.offsetHeight ?? 0}px`);
    const label = this.state?.label?.id ?? "";
    if (changed.has("state") && label !== this.spoken) {
      this.spoken = label;
      if (label) this.renderRoot.querySelector<HTMLElement>(".label")?.focus({ preventScroll: true });
    }
  }
}

customElements.define("enfilade-ui", EnfiladeUi);
