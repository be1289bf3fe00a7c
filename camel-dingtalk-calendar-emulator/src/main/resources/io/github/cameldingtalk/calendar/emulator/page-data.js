// SPDX-License-Identifier: Apache-2.0
'use strict';

// What the dialog removes: App or User, and the id.
let removal = null;

const unionIds = () => state.users.map((of) => of.unionId);

function removeButton(kind, id) {
  const made = button(text('remove'), `remove ${kind} ${id}`, () => openRemoval(kind, id));
  made.setAttribute('aria-label', text('removeNamed', id));
  made.className = 'danger';
  return made;
}

function dataCard(kind, id, badges, pairs) {
  return holder('div', 'card', holder('div', 'bar head', element('strong', id), removeButton(kind, id)), ...badges, facts(pairs));
}

function showData() {
  draw('apps', state.apps, () => orNone(state.apps.map((of) => dataCard('App', of.clientId,
    [element('span', text(`app.${of.type}`), 'badge')], [[text('organizations'), of.corpIds]]))));
  draw('users', state.users, () => orNone(state.users.map((of) => dataCard('User', of.unionId, [],
    [[text('organizations'), of.corpIds], [text('groups'), of.openConversationIds]]))));
}

function openRemoval(kind, id) {
  removal = { kind, id };
  byId('removalTitle').textContent = text('removeNamed', id);
  byId('removalNote').textContent = text(`removal.${kind}`);
  byId('removalError').hidden = true;
  openDialog('removalDialog', byId('cancelRemoval'));
}

async function remove() {
  const { kind, id } = removal;
  const isDone = await attempt('removalDialog', 'removalError', async () => {
    const response = await send(`remove${kind}`, id);
    if (!response.ok) throw new Error(await response.text());
  });
  if (isDone) byId('announce').textContent = text('wasRemoved', id);
}

// Each form has its fields, and those that are lists of ids.
function fieldsOf(form) {
  const fields = {};
  for (const field of form.elements) {
    if (field.name) fields[field.name] = 'list' in field.dataset ? idsIn(field.value) : field.value.trim();
  }
  return fields;
}

// The sentence stands below its field, and a screen reader reads both together.
function showProblem(form, name, sentence) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const isWrong = field.name === name;
    const place = byId(`${form.id}-${field.name}`);
    place.textContent = isWrong ? sentence : '';
    place.hidden = !isWrong;
    field.setAttribute('aria-invalid', isWrong);
    if (isWrong) field.focus();
  }
}

async function add(kind, form, added) {
  const dialog = form.parentElement.id;
  const error = `${form.id}Error`;
  showProblem(form);
  byId(error).hidden = true;
  const fields = fieldsOf(form);
  const isDone = await attempt(dialog, error, async () => {
    const response = await send(`add${kind}`, fields);
    if (response.ok) return;
    if (!response.headers.get('Content-Type')?.startsWith('application/json')) throw new Error(await response.text());
    const { field, problem } = await response.json();
    throw new FieldError(field, text(`problem.${problem}`));
  }, (e) => showProblem(form, e.field, e.message));
  if (!isDone) return;
  byId('announce').textContent = text('wasAdded', fields.clientId ?? fields.unionId);
  added(fields);
}

// The new app is the one whose lines a person needs next.
function chooseApp(fields) {
  byId('app').value = fields.clientId;
  showSetup();
}

function showAppFields() {
  for (const part of byId('appForm').querySelectorAll('.enterprise')) part.hidden = byId('appForm').elements.type.value !== 'ENTERPRISE';
}

function openForm(form, first) {
  form.reset();
  showProblem(form);
  byId(`${form.id}Error`).hidden = true;
  openDialog(form.parentElement.id, form.elements[first]);
}

function openApp() {
  const form = byId('appForm');
  choose(form.elements.type, ['INTERNAL', 'ENTERPRISE', 'PERSONAL'].map((type) => [type, text(`app.${type}`)]));
  openForm(form, 'clientId');
  showAppFields();
}

function listenToData() {
  const dialogs = { appDialog: 'addApp', userDialog: 'addUser', removalDialog: 'addApp' };
  for (const [dialog, fallback] of Object.entries(dialogs)) {
    byId(dialog).addEventListener('close', () => focusOn(opener ?? '', fallback));
    byId(dialog).querySelector('.cancel').addEventListener('click', () => byId(dialog).close());
  }
  byId('addApp').addEventListener('click', openApp);
  byId('addUser').addEventListener('click', () => openForm(byId('userForm'), 'unionId'));
  byId('appForm').elements.type.addEventListener('change', showAppFields);
  const submit = (form, action) => byId(form).addEventListener('submit', (submitted) => { submitted.preventDefault(); action(); });
  submit('appForm', () => add('App', byId('appForm'), chooseApp));
  submit('userForm', () => add('User', byId('userForm'), () => {}));
  submit('removalForm', remove);
}
