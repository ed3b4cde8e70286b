// Dates and times as they are written in United Nations documents: 26 November 2007, 14:32.

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** @param {string} date an ISO date */
export function writeDay(date) {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/**
 * "26–27 November 2007", as short as the two days allow.
 * @param {string} start
 * @param {string} end
 */
export function writeDays(start, end) {
  if (start === end) return writeDay(start);
  const [day] = writeDay(start).split(" ");
  const sameMonth = start.slice(0, 7) === end.slice(0, 7);
  return sameMonth ? `${day}–${writeDay(end)}` : `${writeDay(start)} – ${writeDay(end)}`;
}

/**
 * The time today, else the day and the time.
 * @param {string} instant
 */
export function writeMoment(instant) {
  const moment = new Date(instant);
  const today = moment.toDateString() === new Date().toDateString();
  return (today ? TIME : MOMENT).format(moment).replace(" at ", ", ");
}
