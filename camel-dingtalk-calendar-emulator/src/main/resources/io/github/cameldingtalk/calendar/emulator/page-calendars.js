// SPDX-License-Identifier: Apache-2.0
'use strict';

// The calendar that the dialog changes, or null for a new one.
let editedCalendar = null;

const calendarField = (name) => byId('calendarForm').elements[name];
const ids = (name) => idsIn(calendarField(name).value);

function calendarCard(of) {
  const edit = button(text('edit'), `calendar ${of.calendarId}`, () => openCalendar(of));
  edit.setAttribute('aria-label', text('editNamed', of.name));
  return holder('div', 'card',
    holder('div', 'bar head', element('strong', of.name), edit), element('div', of.description ?? '', 'quiet'),
    facts([
      ['calendarId', of.calendarId], [text('author'), of.author], [text('managers'), of.managers],
      [text('users'), of.subscribeScope.unionIds], [text('groups'), of.subscribeScope.openConversationIds],
      [text('organizations'), of.subscribeScope.corpIds], [text('subscribers'), of.subscribers],
    ]));
}

function showCalendars() {
  draw('calendars', state.calendars, () => orNone(state.calendars.map(calendarCard)));
  draw('knownUsers', unionIds(), () => unionIds().map((user) => new Option(user, user)));
}

const calendarPath = (of) => `/subscribedCalendars/${encodeURIComponent(of.calendarId)}`;

function fillCalendarForm(of) {
  const scope = of.subscribeScope;
  const values = {
    author: of.author, name: of.name, description: of.description ?? '', managers: of.managers.join(', '),
    unionIds: scope.unionIds.join(', '), openConversationIds: scope.openConversationIds.join(', '), corpIds: scope.corpIds.join(', '),
  };
  for (const [name, value] of Object.entries(values)) calendarField(name).value = value;
  // The author of a calendar cannot change.
  calendarField('author').readOnly = Boolean(editedCalendar);
  byId('calendarTitle').textContent = text(editedCalendar ? 'changeCalendar' : 'addCalendar');
  byId('removeCalendar').hidden = !editedCalendar;
  byId('calendarError').hidden = true;
  openDialog('calendarDialog', calendarField('name'));
}

function openNewCalendar() {
  editedCalendar = null;
  const author = byId('user').value;
  fillCalendarForm({
    author, name: '', managers: [], subscribeScope: { unionIds: [author].filter(Boolean), openConversationIds: [], corpIds: [] },
  });
}

// The page shows the beginning of long texts and lists only, so the dialog reads the whole calendar.
async function openCalendar(of) {
  let whole;
  try {
    whole = await callFor(of.author, 'GET', calendarPath(of));
  } catch {
    // Someone has deleted the calendar meanwhile.
    return refresh();
  }
  editedCalendar = whole;
  return fillCalendarForm(whole);
}

function saveCalendar() {
  const fields = {
    name: calendarField('name').value, description: calendarField('description').value, managers: ids('managers'),
    subscribeScope: { unionIds: ids('unionIds'), openConversationIds: ids('openConversationIds'), corpIds: ids('corpIds') },
  };
  const author = calendarField('author').value;
  return attempt('calendarDialog', 'calendarError', () => (editedCalendar
    ? callFor(author, 'PUT', calendarPath(editedCalendar), fields) : callFor(author, 'POST', '/subscribedCalendars', fields)));
}

function listenToCalendars() {
  byId('addCalendar').addEventListener('click', openNewCalendar);
  byId('calendarForm').addEventListener('submit', (submitted) => { submitted.preventDefault(); saveCalendar(); });
  byId('removeCalendar').addEventListener('click', () => attempt('calendarDialog', 'calendarError',
    () => callFor(editedCalendar.author, 'DELETE', calendarPath(editedCalendar))));
  byId('cancelCalendar').addEventListener('click', () => byId('calendarDialog').close());
  byId('calendarDialog').addEventListener('close', () => focusOn(opener ?? '', 'addCalendar'));
}
