// What the core and the adapters ask of the server's secret key. Nobody but its maker sees the key itself.

export type Opened =
  | { readonly kind: "opened"; readonly text: string }
  /** It was sealed under another secret key. */
  | { readonly kind: "other-key" }
  /** It was changed, is about something else, or never was a seal. */
  | { readonly kind: "broken" };

/** Each purpose has a key of its own, so that what is sealed for one opens for no other. */
export type SealPurpose = "slack token" | "slack invitation" | "address of a shared file";

export interface Seal {
  /**
   * Encrypts, so that only this secret key opens it, for the same purpose and the same subject; the result can stand in
   * an address. `subject` is bound to it but not hidden: a sealed text that is moved to another subject does not open.
   */
  seal(text: string, purpose: SealPurpose, subject: string): string;
  open(sealed: string, purpose: SealPurpose, subject: string): Opened;
  /** A secret for a library that signs by itself; the same for the same label. */
  secretFor(label: string): string;
}
