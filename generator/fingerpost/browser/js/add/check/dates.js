/** Days and times as a record has them, "2026-10-01" and "09:30", and as messages say them (checks/words.py). */

const MONTHS = "January February March April May June July August September October November December".split(" ");
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const A_DAY = 86_400_000;

/** @param {string} day */
function time(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The number of a weekday, Monday first. @param {string} day */
export function weekday(day) {
  return (new Date(time(day)).getUTCDay() + 6) % 7;
}

/** How many days lie between. @param {string} first @param {string} last */
export function daysBetween(first, last) {
  return Math.round((time(last) - time(first)) / A_DAY);
}

/** @param {string} day @param {number} days */
export function addDays(day, days) {
  return new Date(time(day) + days * A_DAY).toISOString().slice(0, 10);
}

/** "1 October 2026". @param {string} day */
export function sayDay(day) {
  const [year, month, number] = day.split("-").map(Number);
  return `${number} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "9am", "midday", "9:30pm". @param {string} at */
export function sayTime(at) {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  if (minute === 0 && hour % 12 === 0) return hour ? "midday" : "midnight";
  return `${((hour + 11) % 12) + 1}${minute ? `:${String(minute).padStart(2, "0")}` : ""}${hour < 12 ? "am" : "pm"}`;
}

/** Minutes since midnight. @param {string} at */
export function minutes(at) {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  return hour * 60 + minute;
}

/** "Monday". @param {string} name */
export function capital(name) {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
