// The tables of who owes what, for every meeting that is open.
import type { Board } from "../commands/status.ts";
import type { Store } from "../ports/store.ts";

export async function readBoards(store: Pick<Store, "transaction" | "readStatus">): Promise<readonly Board[]> {
  const meetings = await store.transaction((transaction) => transaction.listMeetings("open"));
  const boards: Board[] = [];
  for (const meeting of meetings) {
    const asked = await store.transaction(async (transaction) => {
      const found = [];
      for (const { instrumentId } of meeting.asks)
        found.push({ instrumentId, instrument: await transaction.findInstrument(instrumentId) });
      return found;
    });
    const lines = (await store.readStatus(meeting.id)).map(({ organization, request, focalPoints }) => {
      const known = asked.find(({ instrumentId }) => instrumentId === request.instrumentId)?.instrument;
      const instrument = known?.title ?? { en: request.instrumentId };
      return { organization, request, focalPoints, instrument, per: known?.per ?? ("organization" as const) };
    });
    boards.push({ meeting, lines });
  }
  return boards;
}
