// The tables of who owes what, for every meeting that is open.
import type { Board } from "../commands/status.ts";
import type { Store } from "../ports/store.ts";

export async function readBoards(store: Pick<Store, "transaction" | "readStatus">): Promise<readonly Board[]> {
  const meetings = await store.transaction((transaction) => transaction.listMeetings("open"));
  const boards: Board[] = [];
  for (const meeting of meetings) {
    const titles = await store.transaction(async (transaction) => {
      const found = [];
      for (const { instrumentId } of meeting.asks)
        found.push({ instrumentId, title: (await transaction.findInstrument(instrumentId))?.title });
      return found;
    });
    const lines = (await store.readStatus(meeting.id)).map(({ organization, request, focalPoints }) => ({
      organization,
      request,
      focalPoints,
      instrument: titles.find(({ instrumentId }) => instrumentId === request.instrumentId)?.title ?? {
        en: request.instrumentId,
      },
    }));
    boards.push({ meeting, lines });
  }
  return boards;
}
