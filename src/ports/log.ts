// Logs are events with ids. They hold no answers, names, e-mails or tokens.
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, facts: LogFacts): void;
  warn(event: string, facts: LogFacts): void;
  /** `error` is a bug or a failure of the world; only its class, code and stack are written. */
  error(event: string, facts: LogFacts, error: unknown): void;
}
