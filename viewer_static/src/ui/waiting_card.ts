/** A calm page for who waits to be let in: plain words, and a name if one wishes. Nothing has to be pressed. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ErrorShape } from "../content/generated/live";
import { look } from "./look";

/** Shown over everything until the guide has answered. */
export class EnfiladeWaiting extends LitElement {
  static override styles = [
    look,
    css`
      :host {
        position: fixed;
        z-index: 40;
        pointer-events: auto;
        display: grid;
        place-items: center;
        padding: 24px;
        background: #181715;
        overflow: auto;
      }
      section {
        display: grid;
        gap: 16px;
        width: min(100%, 30rem);
      }
      h1 {
        margin: 0;
        font: 600 30px/1.2 var(--enfilade-serif);
      }
      .told {
        font: 400 19px/1.5 var(--enfilade-serif);
      }
      .tour,
      .hint {
        color: var(--quiet);
      }
      form {
        display: grid;
        gap: 8px;
        margin-top: 12px;
        padding-top: 20px;
        border-top: 1px solid var(--line);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
      }
      input {
        flex: 1 1 12rem;
        min-height: 44px;
        padding: 6px 12px;
        border: 1px solid var(--quiet);
        border-radius: 4px;
        background: var(--raised);
        color: inherit;
        font: 400 17px/1.3 var(--enfilade-sans);
      }
      button {
        min-height: 44px;
      }
      label {
        font-weight: 600;
      }
      .wrong {
        color: var(--brass);
      }
    `,
  ];

  @property({ attribute: false }) say: (key: string, values?: Record<string, string>) => string = (key) =>
    key;
  @property({ attribute: false }) tour = "";
  @property({ type: Boolean }) down = false;
  onName: (name: string) => Promise<ErrorShape | null> = async () => null;
  @state() private told: string | null = null;
  @state() private wrong: ErrorShape | null = null;

  private behind: HTMLElement[] = [];

  /** Nothing behind it is reached by keys or read aloud meanwhile. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.role = "dialog";
    this.ariaModal = "true";
    this.ariaLabel = this.say("waiting.title");
    const others = [...(this.parentElement?.children ?? [])];
    this.behind = others.filter(
      (each): each is HTMLElement => each instanceof HTMLElement && each !== this && !each.inert,
    );
    for (const each of this.behind) each.inert = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const each of this.behind) each.inert = false;
    this.behind = [];
  }

  override render(): TemplateResult {
    const { say } = this;
    return html`
      <section>
        ${this.tour ? html`<p class="tour">${this.tour}</p>` : nothing}
        <h1>${say("waiting.title")}</h1>
        <p class="told" role="status">${say(this.down ? "waiting.line" : "waiting.text")}</p>
        ${
          this.told === null
            ? html`<form @submit=${this.tell}>
                <label for="name">${say("waiting.name")}</label>
                <div class="row">
                  <input
                    id="name"
                    name="name"
                    maxlength="40"
                    autocomplete="off"
                    aria-describedby="name-hint"
                    required
                  />
                  <button class="main">${say("waiting.tell")}</button>
                </div>
                <p class="hint" id="name-hint">${say("waiting.name-hint")}</p>
                ${
                  this.wrong
                    ? html`<p class="wrong" role="alert">${this.wrong.message} ${this.wrong.remedy}</p>`
                    : nothing
                }
              </form>`
            : html`<p class="hint" role="status">${say("waiting.told", { name: this.told })}</p>`
        }
      </section>
    `;
  }

  /** Show that a name was told with the question itself. */
  knows(name: string): void {
    this.told = name;
  }

  private readonly tell = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get("name") ?? "").trim();
    if (!name) return;
    this.wrong = await this.onName(name);
    if (!this.wrong) this.told = name;
  };
}

customElements.define("enfilade-waiting", EnfiladeWaiting);
