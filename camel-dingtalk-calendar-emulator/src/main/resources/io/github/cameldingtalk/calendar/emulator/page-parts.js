// SPDX-License-Identifier: Apache-2.0
'use strict';

const LANGUAGE = 'emulator.language';

// By language; loaded before anything is drawn.
const TEXTS = {};
// Pairs of a pattern of an English reason, and its Chinese text.
const REASONS = [];
const drawn = {};

let language = rememberedLanguage() ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
let state = null;
// The key of the button that opened a dialog. The button may be drawn again meanwhile.
let opener = null;
// Whether a call of a dialog is under way. A second click must not do the same again.
let isUnderWay = false;

const byId = (id) => document.getElementById(id);

// The text with this key. Values replace {0}, {1} and so on.
const text = (key, ...values) => filled(TEXTS[language][key] ?? key, values);
const filled = (template, values) => template.replace(/\{(\d)}/g, (_, number) => values[number]);

// The browser may forbid to store anything.
function rememberedLanguage() {
  try {
    return { en: 'en', zh: 'zh' }[localStorage.getItem(LANGUAGE)];
  } catch {
    return undefined;
  }
}

function rememberLanguage() {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Then the next visit begins in the language of the browser.
  }
}

const json = async (path) => (await fetch(`/emulator/${path}`)).json();

async function loadTexts() {
  const [en, zh, reasons] = await Promise.all(['page-texts-en.json', 'page-texts-zh.json', 'page-reasons-zh.json'].map(json));
  Object.assign(TEXTS, { en, zh });
  for (const [english, chinese] of Object.entries(reasons)) {
    const pattern = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d}/g, '(.+?)');
    REASONS.push([new RegExp(`^${pattern}$`, 's'), chinese]);
  }
}

// The emulator writes its reasons in English. A part of a reason can be a sentence by itself.
function reasonText(reason) {
  if (language === 'en') return reason;
  for (const [pattern, chinese] of REASONS) {
    const found = pattern.exec(reason);
    if (found) return filled(chinese, found.slice(1).map(reasonText));
  }
  return reason;
}

// Sets textContent, so that received text never becomes markup.
function element(name, content, className) {
  const made = document.createElement(name);
  if (content !== undefined) made.textContent = content;
  if (className) made.className = className;
  return made;
}

function holder(name, className, ...children) {
  const made = element(name, undefined, className);
  made.append(...children);
  return made;
}

function button(label, key, action) {
  const made = element('button', label);
  made.type = 'button';
  made.dataset.key = key;
  made.addEventListener('click', action);
  return made;
}

function facts(pairs) {
  const list = element('dl');
  for (const [name, value] of pairs) {
    const values = Array.isArray(value) ? value.join(', ') : value;
    if (values) list.append(element('dt', name), element('dd', values));
  }
  return list;
}

// Draws a part of the page anew only if what it shows has changed, so that nothing moves under a click.
// The buttons are new ones then, and the keyboard stays where it was. If its button is gone, it goes to the first of the section.
function draw(id, model, make) {
  const shown = language + JSON.stringify(model);
  if (drawn[id] === shown) return;
  drawn[id] = shown;
  const part = byId(id);
  const key = part.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  part.replaceChildren(...make());
  if (key) focusOn(key, part.closest('section')?.querySelector('.bar button')?.id);
}

const orNone = (children) => (children.length ? children : [element('p', text('none'), 'quiet')]);

function focusOn(key, fallback) {
  (document.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? (fallback && byId(fallback)))?.focus();
}

function choose(select, options) {
  const texts = options.map(([value, label]) => `${value}\n${label}`).join('\n\n');
  if (select.dataset.options === texts) return;
  const chosen = select.value;
  select.dataset.options = texts;
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value, false, value === chosen)));
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

// Calls the API for a user. The error has the reason of the emulator.
async function callFor(user, method, path, body) {
  const response = await send('call', { method, target: `/v1.0/calendar/users/${encodeURIComponent(user)}${path}`, body });
  const answer = await response.json();
  if (response.ok) return answer;
  const reason = answer.reason && answer.reason !== answer.message ? ` ${reasonText(answer.reason)}` : '';
  throw new Error(`${response.status} ${answer.code}: ${answer.message}${reason && ` –${reason}`}`);
}

function openDialog(id, first) {
  opener = document.activeElement?.dataset.key;
  byId(id).showModal();
  first.focus();
}

const idsIn = (value) => [...new Set(value.split(/[,，\s]+/).filter(Boolean))];

// An error about one field of a form.
class FieldError extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

// Shows the error of a call in the dialog, or closes the dialog.
async function attempt(dialog, error, call, showFieldError) {
  if (isUnderWay) return false;
  isUnderWay = true;
  try {
    await call();
  } catch (e) {
    if (e instanceof FieldError) {
      showFieldError(e);
      return false;
    }
    // The browser throws a TypeError if it cannot connect.
    byId(error).textContent = e instanceof TypeError ? text('offline') : e.message;
    byId(error).hidden = false;
    return false;
  } finally {
    isUnderWay = false;
  }
  byId(dialog).close();
  await refresh();
  return true;
}
