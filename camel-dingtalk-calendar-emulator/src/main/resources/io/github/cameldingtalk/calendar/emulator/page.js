// SPDX-License-Identifier: Apache-2.0
'use strict';

let language = navigator.language.startsWith('zh') ? 'zh' : 'en';
let shown = '';
let state = null;
const open = new Set();

const text = (key) => TEXTS[language][key];
const byId = (id) => document.getElementById(id);

// Sets textContent, so that received text never becomes markup.
function element(name, content, className) {
  const made = document.createElement(name);
  if (content !== undefined) made.textContent = content;
  if (className) made.className = className;
  return made;
}

function fill(parent, children) {
  parent.replaceChildren(...(children.length ? children : [element('p', text('none'), 'quiet')]));
}

function facts(pairs) {
  const list = element('dl');
  for (const [name, value] of pairs) {
    const values = Array.isArray(value) ? value.join(', ') : value;
    if (values) list.append(element('dt', name), element('dd', values));
  }
  return list;
}

function calendar(of) {
  const card = element('div', undefined, 'card');
  card.append(element('strong', of.name), element('div', of.description ?? '', 'quiet'));
  card.append(facts([
    ['calendarId', of.calendarId], [text('author'), of.author], [text('managers'), of.managers],
    [text('users'), of.subscribeScope.unionIds], [text('groups'), of.subscribeScope.openConversationIds],
    [text('organizations'), of.subscribeScope.corpIds], [text('subscribers'), of.subscribers],
  ]));
  return card;
}

function token(of) {
  const card = element('div', undefined, 'card');
  card.append(element('strong', `${of.start}… `), element('span', `${of.seconds} ${text('seconds')}`));
  card.append(facts([['clientId', of.clientId], ['corpId', of.corpId], ['unionId', of.unionId]]));
  return card;
}

function request(of) {
  const card = element('details', undefined, 'card');
  const key = of.at + of.target;
  card.open = open.has(key);
  card.addEventListener('toggle', () => card.open ? open.add(key) : open.delete(key));
  const summary = element('summary');
  const good = of.status >= 200 && of.status < 300;
  summary.append(
    element('span', `${of.at.slice(11, 19)} `, 'quiet'), element('strong', of.response, good ? 'good' : 'bad'),
    element('span', ` ${of.method} ${of.target}`));
  card.append(summary, element('h3', text('request')), element('pre', of.body),
    element('h3', text('response')), element('pre', of.responseBody ?? of.response));
  return card;
}

function choice(label, path, value) {
  const button = element('button', label);
  button.type = 'button';
  button.addEventListener('click', () => post(path, value));
  return button;
}

function render() {
  document.documentElement.lang = language;
  for (const labelled of document.querySelectorAll('[data-text]')) labelled.textContent = text(labelled.dataset.text);
  byId('language').textContent = text('language');
  document.title = text('title');
  if (!state) return;
  fill(byId('calendars'), state.calendars.map(calendar));
  fill(byId('tokens'), state.tokens.map(token));
  fill(byId('errors'), state.errors.map((e) => choice(`${e.status} ${e.code}: ${e.message}`, 'error', e.name)));
  fill(byId('faults'), state.faults.map((name) => choice(name, 'fault', name)));
  fill(byId('requests'), state.requests.map(request));
  byId('waiting').textContent = state.waiting;
  showChoices();
  showMonth();
}

async function refresh() {
  try {
    const response = await fetch('/emulator/state');
    const news = await response.text();
    byId('offline').hidden = true;
    if (news !== shown) {
      shown = news;
      state = JSON.parse(news);
      render();
    }
    loadMonth();
  } catch {
    byId('offline').hidden = false;
  }
}

function send(path, value) {
  return fetch(`/emulator/${path}`, {
    method: 'POST', headers: { 'X-Emulator': '1' }, body: JSON.stringify({ value }),
  });
}

async function post(path, value) {
  await send(path, value);
  await refresh();
}

byId('language').addEventListener('click', () => { language = language === 'en' ? 'zh' : 'en'; render(); });
byId('revoke').addEventListener('click', () => post('revoke'));
byId('calm').addEventListener('click', () => post('calm'));
byId('gateway').addEventListener('click', () => post('gateway'));
byId('block').addEventListener('click', () => post('block'));
byId('blockFor').addEventListener('click', () => post('blockFor', 300));
byId('throttle').addEventListener('click', () => post('throttle', 20));
byId('latency').addEventListener('click', () => post('latency', 1000));
listenToMonth();
listenToEvent();
render();
refresh();
setInterval(refresh, 1000);
