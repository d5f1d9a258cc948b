/** Opens the guide's console for who leads or helps to lead, and shuts it when they do no more. Its chunk comes only then. */
import { isGuide } from "../live/group";
import type { GroupFace } from "../ui/face_contract";
import type { Console, ConsoleParts } from "./console";

export class ConsoleDoor {
  private open: Console | null = null;
  private coming = false;

  constructor(
    private readonly parts: ConsoleParts,
    private readonly faces: { readonly group: GroupFace; readonly console: GroupFace },
  ) {}

  /** Something has changed: perhaps who one is. */
  look(): void {
    const { session, screen } = this.parts;
    const role = session.state?.you.role;
    if (!role) return;
    const guides = isGuide(role);
    if (guides && !this.open && !this.coming) void this.enter();
    if (!guides && this.open) {
      this.open.close();
      this.open = null;
      screen.ui.wear(this.faces.group);
    }
    this.open?.look();
  }

  private async enter(): Promise<void> {
    this.coming = true;
    this.parts.screen.ui.wear(this.faces.console);
    const { Console } = await import("./console");
    this.coming = false;
    this.open = new Console(this.parts);
    // Who was made a follower again meanwhile has none.
    this.look();
  }
}
