// SPDX-License-Identifier: Apache-2.0
'use strict';

const DEFAULT_ZONE = 'Asia/Shanghai';
const PRIMARY = 'primary';
const DAY = 86_400_000;
const MAX_PAGES = 10;

let month = '';
let loaded = '';
let events = [];
// The key of a text, or the message of an error.
let note = '';

// Dates are texts such as 2026-05-31, and are calculated in UTC, so that the time zone of the browser does not matter.
const plusDays = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const plusMonths = (of, months) => {
  const [year, number] = of.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};
const named = (date, form) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...form }).format(new Date(date));

// The date and the time in the zone of the event, such as 2026-05-31T09:00. Midnight if the event has only a date.
function localTime(time) {
  if (time.date) return `${time.date}T00:00`;
  if (/(Z|[+-]\d\d(:?\d\d)?)$/i.test(time.dateTime)) {
    try {
      // This locale writes dates as ISO 8601 does.
      return new Intl.DateTimeFormat('sv-SE', { timeZone: time.timeZone ?? DEFAULT_ZONE, dateStyle: 'short', timeStyle: 'short' })
        .format(new Date(time.dateTime)).replace(' ', 'T');
    } catch {
      // The browser knows fewer zones than the emulator.
    }
  }
  return time.dateTime.slice(0, 16);
}

// The end is exclusive: an event that ends at midnight does not take place on that day.
function placed(event) {
  const start = localTime(event.start);
  const end = localTime(event.end);
  const endDay = end.slice(0, 10);
  return {
    event, first: start.slice(0, 10), last: end.endsWith('T00:00') && end > start ? plusDays(endDay, -1) : endDay,
    time: event.start.date ? '' : start.slice(11),
  };
}

function daysShown() {
  const first = `${month}-01`;
  const before = (new Date(first).getUTCDay() + 6) % 7;
  const length = Number(plusDays(`${plusMonths(month, 1)}-01`, -1).slice(8));
  const count = Math.ceil((before + length) / 7) * 7;
  return Array.from({ length: count }, (_, i) => plusDays(first, i - before));
}

// Calls the API for the chosen user and calendar.
function callApi(method, path, body) {
  return callFor(byId('user').value, method, `/calendars/${encodeURIComponent(byId('calendar').value)}${path}`, body);
}

// A day more at both ends, because the zones of the events differ.
async function listed() {
  const days = daysShown();
  const span = `timeMin=${plusDays(days[0], -1)}T00:00:00.000Z&timeMax=${plusDays(days.at(-1), 2)}T00:00:00.000Z`;
  const all = [];
  let token = '';
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await callApi('GET', `/eventsview?${span}&maxAttendees=0${token}`);
    all.push(...answer.events);
    if (!answer.nextToken) return [all, ''];
    token = `&nextToken=${encodeURIComponent(answer.nextToken)}`;
  }
  return [all, 'tooMany'];
}

// Loads the events only if the choice or the events have changed.
async function loadMonth() {
  if (!state || !byId('user').value) return;
  const wanted = JSON.stringify([byId('user').value, byId('calendar').value, month, state.events]);
  if (wanted === loaded) return;
  loaded = wanted;
  let result;
  try {
    result = await listed();
  } catch (e) {
    result = [[], e.message];
  }
  // The person may have chosen another month while the response was under way.
  if (wanted !== loaded) return;
  [events, note] = [result[0].map(placed), result[1]];
  showMonth();
}

function showChoices() {
  if (!month) month = state.today.slice(0, 7);
  const users = new Set(unionIds());
  for (const of of state.calendars) [of.author, ...of.managers, ...of.subscribers].forEach((user) => users.add(user));
  choose(byId('user'), [...users].map((user) => [user, user]));
  const user = byId('user').value;
  const own = state.calendars.filter((of) => of.author === user || of.managers.includes(user) || of.subscribers.includes(user));
  choose(byId('calendar'), [[PRIMARY, PRIMARY], ...own.map((of) => [of.calendarId, of.name])]);
}

function eventButton(of, day) {
  const button = element('button', undefined, of.event.start.date ? 'event whole' : 'event');
  button.type = 'button';
  button.dataset.key = `${of.event.id} ${day}`;
  const zone = of.event.start.timeZone ?? DEFAULT_ZONE;
  if (of.time) button.append(element('strong', day === of.first ? `${of.time} ` : '… '));
  button.append(element('span', of.event.summary.slice(0, 200)));
  if (of.time && zone !== DEFAULT_ZONE) button.append(element('small', ` ${zone}`, 'quiet'));
  button.addEventListener('click', () => openEvent(of));
  return button;
}

function dayItem(day) {
  const own = events.filter((of) => of.first <= day && day <= of.last);
  const item = element('li');
  item.classList.toggle('other', !day.startsWith(month));
  item.classList.toggle('empty', own.length === 0);
  const date = element('button', undefined, 'date');
  date.type = 'button';
  date.dataset.key = day;
  date.append(element('span', `${named(day, { weekday: 'short' })} `, 'weekday'), String(Number(day.slice(8))));
  date.setAttribute('aria-label', `${named(day, { dateStyle: 'full' })}. ${text('addOn', named(day, { dateStyle: 'long' }))}`);
  if (day === state.today) date.setAttribute('aria-current', 'date');
  date.addEventListener('click', () => openNew(day));
  const list = element('ul');
  list.append(...own.map((of) => {
    const entry = element('li');
    entry.append(eventButton(of, day));
    return entry;
  }));
  item.append(date, list);
  return item;
}

function showMonth() {
  if (!state) return;
  const days = daysShown();
  const focused = byId('month').contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  byId('monthName').textContent = named(`${month}-01`, { year: 'numeric', month: 'long' });
  for (const id of ['previous', 'next']) byId(id).setAttribute('aria-label', text(id));
  byId('weekdays').replaceChildren(...days.slice(0, 7).map((day) => element('span', named(day, { weekday: 'short' }))));
  byId('month').replaceChildren(...days.map(dayItem));
  byId('noEvents').hidden = byId('month').querySelector('li:not(.empty, .other)') !== null;
  byId('monthNote').textContent = byId('user').value ? text(note) : text('noUser');
  byId('monthNote').hidden = !byId('monthNote').textContent;
  // The buttons are new ones, and the keyboard stays where it was.
  if (focused) focusOn(focused, 'add');
}

function goTo(newMonth) {
  if (newMonth !== month) [month, events, note] = [newMonth, [], ''];
  showMonth();
  loadMonth();
}

function listenToMonth() {
  byId('previous').addEventListener('click', () => goTo(plusMonths(month, -1)));
  byId('next').addEventListener('click', () => goTo(plusMonths(month, 1)));
  byId('current').addEventListener('click', () => goTo(state.today.slice(0, 7)));
  byId('add').addEventListener('click', () => openNew(state.today.startsWith(month) ? state.today : `${month}-01`));
  byId('user').addEventListener('change', () => { showChoices(); loadMonth(); });
  byId('calendar').addEventListener('change', loadMonth);
}
