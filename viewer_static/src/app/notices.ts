/** The notice before a zone: one at a time, put before the visitor until they answer it. */
import type { Said, SaidAdvisory } from "../content/generated/site";
import type { UiState } from "../ui/contract";
import type { ViewerApi } from "./api";

/** What a notice needs from the page. */
export interface NoticeSurroundings {
  /** Null before the hall has come: a link may lead straight into a zone. */
  viewer(): ViewerApi | null;
  words(advisory: string): SaidAdvisory | null;
  /** How a tour that is on goes round what this notice is about. */
  wayRound(advisory: string): Said | null;
  changed(): void;
}

export class Notices {
  /** What is shown now. */
  card: UiState["notice"] = null;
  private settle: ((accepted: boolean) => void) | null = null;
  /** The advisory that a tour waits for. */
  private touring: string | null = null;

  constructor(private readonly around: NoticeSurroundings) {}

  /** Ask a visitor to read an advisory; resolves with their answer. */
  ask(advisory: string): Promise<boolean> {
    const { around } = this;
    const words = around.words(advisory);
    if (!words) return Promise.resolve(false);
    this.settle?.(false);
    this.card = { advisory: words, wayRound: around.wayRound(advisory) };
    around.viewer()?.setInputEnabled(false);
    around.changed();
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** The visitor has answered. */
  answer(accepted: boolean): void {
    const { settle } = this;
    this.settle = null;
    this.card = null;
    this.around.viewer()?.setInputEnabled(true);
    this.around.changed();
    settle?.(accepted);
  }

  /** A tour waits before a stop until its notice is answered; it says so again and again, and is asked for once. */
  async askOnTour(advisory: string): Promise<void> {
    if (this.touring === advisory) return;
    this.touring = advisory;
    const accepted = await this.ask(advisory);
    this.touring = null;
    this.around.viewer()?.answerAdvisory(accepted);
  }
}
