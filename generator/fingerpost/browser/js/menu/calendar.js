/** One calendar of the calendars of several entries. Their events keep their identity, so that a second import updates them. */

const EVENT = /^BEGIN:VEVENT\r\n[\s\S]*?^END:VEVENT\r\n/gm;
const OF_ONE = /^(?:NAME|X-WR-CALNAME|SOURCE|REFRESH-INTERVAL|X-PUBLISHED-TTL)[;:].*\r\n(?:[ \t].*\r\n)*/gm;

/**
 * Source: RFC 5545. The files are our own (exchange/ical/calendars.py): each has the same head, with the zone of the directory.
 * @param {string[]} files  The text of each.
 * @param {string} name  Of the whole.
 * @returns {string}  "" where no file has an event.
 */
export function joined(files, name) {
  const events = new Map(files.flatMap((file) => (file.match(EVENT) ?? []).map((event) => [uidOf(event), event])));
  const head = files.find((file) => file.startsWith("BEGIN:VCALENDAR\r\n") && file.includes("BEGIN:VEVENT"));
  if (!head || !events.size) return "";
  const start = head.slice(0, head.indexOf("BEGIN:VEVENT")).replace(OF_ONE, "");
  const title = `X-WR-CALNAME:${name.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ")}\r\n`;
  return [start.replace("VERSION:2.0\r\n", `VERSION:2.0\r\n${title}`), ...events.values(), "END:VCALENDAR\r\n"].join("");
}

/** @param {string} event */
function uidOf(event) {
  return /^UID:(.*(?:\r\n[ \t].*)*)/m.exec(event)?.[1] ?? event;
}

/**
 * The text of a calendar of this site; "" where it cannot be had.
 * @param {string} address
 */
export async function fetchCalendar(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : "";
  } catch {
    return ""; // no network
  }
}
