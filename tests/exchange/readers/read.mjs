// Reads a calendar with ical.js, node-ical and rrule, as their own documentation does, and prints when its events begin by
// each: {reader: {id: ["2026-03-29T14:00", ...]}}. The clock of this process is that of London, as a reader's would be.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[3]}/`);
const ICAL = require('ical.js').default ?? require('ical.js');
const ical = require('node-ical');
const { rrulestr } = require('rrule');
const text = fs.readFileSync(process.argv[2], 'utf8');
const FIRST = new Date('2026-01-01T00:00:00Z');
const LAST = new Date('2027-12-31T23:59:59Z');

const two = (number) => String(number).padStart(2, '0');
const idOf = (uid) => uid.split('@')[0].split('-')[0];
const local = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
const utc = (date) => date.toISOString().slice(0, 16);
const kept = {};
const add = (reader, uid, moment) => (((kept[reader] ??= {})[idOf(uid)] ??= []).push(moment));

// ical.js
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
for (const part of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(part);
  const dates = event.iterator();
  for (let next = dates.next(); next && next.year < 2028; next = dates.next()) {
    add('ical.js', event.uid, next.isDate ? next.toString() : next.toString().slice(0, 16));
  }
}

// node-ical
for (const event of Object.values(ical.sync.parseICS(text))) {
  if (event.type !== 'VEVENT') continue;
  for (const one of ical.expandRecurringEvent(event, { from: FIRST, to: LAST })) {
    add('node-ical', event.uid, one.isFullDay ? local(one.start).slice(0, 10) : local(one.start));
  }
}

// rrule: it reads the rule and the exceptions of events that have one, and gives the local time as if it were UTC.
for (const part of text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1)) {
  const lines = part.split('\r\n');
  const uid = lines.find((line) => line.startsWith('UID:')).slice(4);
  const rule = lines.filter((line) => /^(DTSTART|RRULE|EXDATE)/.test(line)).join('\n');
  const isDay = /DTSTART;VALUE=DATE:/.test(rule);
  if (!/^RRULE/m.test(rule)) {
    const [, day, time] = rule.match(/DTSTART[^:]*:(\d{8})(?:T(\d{4}))?/);
    const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    add('rrule', uid, time ? `${date}T${time.slice(0, 2)}:${time.slice(2)}` : date);
    continue;
  }
  for (const date of rrulestr(rule, { forceset: true }).all()) {
    add('rrule', uid, isDay ? utc(date).slice(0, 10) : utc(date));
  }
}
console.log(JSON.stringify(kept));
