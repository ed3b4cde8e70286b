// Slack waits three seconds; work that takes longer goes on behind an early answer.
export type InTime<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "late" };

/** The work's own result or error, if there is one in time. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<InTime<T>> {
  const late = Promise.withResolvers<InTime<T>>();
  const timer = setTimeout(() => late.resolve({ kind: "late" }), milliseconds);
  try {
    return await Promise.race([work.then((value): InTime<T> => ({ kind: "done", value })), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
