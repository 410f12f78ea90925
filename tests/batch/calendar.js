// SPDX-License-Identifier: GPL-3.0-or-later
// Copyright (C) 2026 The leader-reader authors
//
// Every day of the years FIRST to LAST: as an archive, or as ICU has it in a calendar.
//   node calendar.js archive FIRST LAST
//   node calendar.js CALENDAR FIRST LAST      YYYY-MM-DD,YYYY-MM-DD a line: Gregorian, calendar
const [what, first, last] = process.argv.slice(2);
const day = 86400000;
const out = [];
const iso = (t) => new Date(t).toISOString().slice(0, 10);
const format = what === "archive" ? null : new Intl.DateTimeFormat(`en-u-ca-${what}-nu-latn`,
  {year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC"});

if (format && format.resolvedOptions().calendar !== what) process.exit(1);
if (!format) out.push("<archive version='1'>");
for (let t = Date.UTC(first, 0, 1); t <= Date.UTC(last, 11, 31); t += day) {
  if (!format) {
    out.push(`<statement><date when='${iso(t)}'/><title>d</title></statement>`);
    continue;
  }
  const d = {};
  for (const part of format.formatToParts(t)) d[part.type] = part.value;
  out.push(`${iso(t)},${d.year.padStart(4, "0")}-${d.month.padStart(2, "0")}-${d.day.padStart(2, "0")}`);
}
if (!format) out.push("</archive>");
process.stdout.write(out.join("\n") + "\n");
