// SPDX-License-Identifier: Apache-2.0
'use strict';

// The event that the form changes, or null for a new event.
let edited = null;
let shownTimes = '';
const field = (name) => byId('eventForm').elements[name];

function offsetAt(instant, zone) {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant).find((part) => part.type === 'timeZoneName').value;
  return name === 'GMT' ? '+00:00' : name.slice(3, 9);
}

// DingTalk writes times with an offset. The second look is for the hours around a change of summer time.
function timeOf(local, zone) {
  if (!local) return {};
  try {
    const nearly = new Date(`${local}${offsetAt(new Date(`${local}Z`), zone)}`);
    return { dateTime: `${local}:00${offsetAt(nearly, zone)}`, timeZone: zone };
  } catch {
    // The browser knows fewer zones than the emulator.
    return { dateTime: `${local}:00`, timeZone: zone };
  }
}

function givenTimes() {
  const isAllDay = field('allDay').checked;
  const zone = field('zone').value;
  const lastDay = field('lastDay').value;
  return {
    isAllDay,
    start: isAllDay ? { date: field('firstDay').value || undefined } : timeOf(field('start').value, zone),
    end: isAllDay ? { date: lastDay ? plusDays(lastDay, 1) : undefined } : timeOf(field('end').value, zone),
  };
}

function showForm() {
  byId('days').hidden = !field('allDay').checked;
  byId('times').hidden = field('allDay').checked;
}

function fillForm(summary, isAllDay, [firstDay, lastDay], [start, end], zone) {
  const zones = new Set([DEFAULT_ZONE, 'UTC', ...Intl.supportedValuesOf('timeZone'), zone]);
  choose(field('zone'), [...zones].map((name) => [name, name]));
  const values = { summary, firstDay, lastDay, start, end, zone };
  for (const [name, value] of Object.entries(values)) field(name).value = value;
  field('allDay').checked = isAllDay;
  byId('eventTitle').textContent = text(edited ? 'change' : 'add');
  byId('remove').hidden = !edited;
  byId('ofSeries').hidden = !edited?.recurrence;
  byId('eventError').hidden = true;
  shownTimes = JSON.stringify(givenTimes());
  showForm();
  openDialog('event', field('summary'));
}

function openNew(day) {
  edited = null;
  fillForm('', true, [day, day], [`${day}T09:00`, `${day}T10:00`], DEFAULT_ZONE);
}

// DingTalk changes a series as a whole, so an instance opens its series.
async function openEvent(of) {
  const id = of.event.seriesMasterId ?? of.event.id;
  try {
    edited = await callApi('GET', `/events/${encodeURIComponent(id)}?maxAttendees=0`);
  } catch (e) {
    note = e.message;
    showMonth();
    return;
  }
  const { first, last } = placed(edited);
  const isAllDay = Boolean(edited.start.date);
  const times = isAllDay ? [`${first}T09:00`, `${last}T10:00`] : [localTime(edited.start), localTime(edited.end)];
  fillForm(edited.summary, isAllDay, [first, last], times, edited.start.timeZone ?? DEFAULT_ZONE);
}

async function finish(call, shownMonth) {
  if (await attempt('event', 'eventError', call)) goTo(shownMonth);
}

// A change sends the times only if the person has changed them, because the form does not show seconds.
function save() {
  const summary = field('summary').value;
  const times = givenTimes();
  const start = times.start.date ?? times.start.dateTime;
  const shownMonth = edited?.recurrence || !start ? month : start.slice(0, 7);
  const fields = edited && JSON.stringify(times) === shownTimes ? { summary } : { summary, ...times };
  finish(() => edited ? callApi('PUT', eventPath(), { id: edited.id, ...fields }) : callApi('POST', '/events', fields), shownMonth);
}

const eventPath = () => `/events/${encodeURIComponent(edited.id)}`;

// Keeps the end from being before the start.
function follow(start, end) {
  field(start).addEventListener('change', () => {
    if (field(end).value < field(start).value) field(end).value = field(start).value;
  });
}

function listenToEvent() {
  byId('eventForm').addEventListener('submit', (submitted) => { submitted.preventDefault(); save(); });
  byId('remove').addEventListener('click', () => finish(() => callApi('DELETE', eventPath()), month));
  byId('cancel').addEventListener('click', () => byId('event').close());
  byId('event').addEventListener('close', () => { focusOn(opener ?? '', 'add'); });
  field('allDay').addEventListener('change', showForm);
  follow('firstDay', 'lastDay');
  follow('start', 'end');
}
