// SPDX-License-Identifier: Apache-2.0
'use strict';

const PROPERTY = 'camel.component.dingtalk-calendar.';
// Each way to write a setting, by the name of its text.
const WAYS = {
  properties: ([name, value]) => [PROPERTY + name, '=', value && value.replaceAll('\\', '\\\\')],
  shell: ([name, value]) => [`export ${name}`, '=', value && (/^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`)],
  // PowerShell also ends a text at a typographic quote.
  powerShell: ([name, value]) => [`$env:${name}`, ' = ', value && `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`],
};
// The example program decides by these variables what the app is, and another app may have set them in the same shell.
const DECIDING = ['DINGTALK_ACCESS_TOKEN', 'DINGTALK_SUITE_TICKET', 'DINGTALK_REFRESH_TOKEN_FILE'];

// What a person has asked for, by the id of the app.
let secrets = null;
let secretsRefused = false;

const chosenApp = () => state.apps.find((of) => of.clientId === byId('app').value);
const way = () => byId('way').value;
// The secrets may belong to an app that was removed meanwhile, or to an emulator that was started anew.
const areShown = (app) => Boolean(app) && secrets?.of === app.clientId && secrets.version === state.appsVersion;
const shownSecrets = (app) => (areShown(app) ? secrets : {});

// The properties for an app. A secret that is not shown is null.
function properties(app) {
  const shown = shownSecrets(app);
  const lines = [
    ['base-uri', location.origin],
    ['client-id', app.clientId],
    ['client-secret', shown.clientSecret ?? null],
  ];
  if (app.type === 'ENTERPRISE') {
    lines.push(['corp-id', app.corpIds[0] ?? ''], ['suite-ticket-supplier', '#bean:suiteTicket']);
  }
  if (app.type === 'PERSONAL') lines.push(['refresh-token', shown.refreshToken ?? null]);
  return lines;
}

// The environment variables of the example program and of the pages.
function variables(app) {
  const shown = shownSecrets(app);
  const user = byId('asUser').value;
  const calendar = state.calendars.find((of) => of.author === user) ?? state.calendars[0];
  const lines = [
    ['DINGTALK_BASE_URI', location.origin],
    ['DINGTALK_CLIENT_ID', app.clientId],
    ['DINGTALK_CLIENT_SECRET', shown.clientSecret ?? null],
  ];
  if (app.type === 'ENTERPRISE') {
    lines.push(['DINGTALK_SUITE_TICKET', shown.suiteTicket ?? null], ['DINGTALK_CORP_ID', app.corpIds[0] ?? '']);
  }
  if (app.type === 'PERSONAL') {
    lines.push(['DINGTALK_REFRESH_TOKEN_FILE', 'refresh-token'], ['DINGTALK_AUTHORIZATION_CODE', shown.authorizationCode ?? null]);
  }
  lines.push(['DINGTALK_USER_ID', user], ['DINGTALK_CALENDAR_ID', calendar?.calendarId ?? '']);
  return lines.filter(([, value]) => value !== '');
}

function unsetting(lines) {
  const names = DECIDING.filter((name) => !lines.some(([set]) => set === name));
  return {
    properties: [], shell: [`unset ${names.join(' ')}`],
    powerShell: [`Remove-Item ${names.map((name) => `Env:${name}`).join(', ')} -ErrorAction Ignore`],
  }[way()];
}

function settings(app) {
  const lines = way() === 'properties' ? properties(app) : variables(app);
  return [...unsetting(lines).map((line) => [line, '', '']), ...lines.map(WAYS[way()])];
}

function line([name, sign, value]) {
  return value === null
    ? element('span', `${name}${sign}••••••••\n`, 'quiet')
    : holder('span', '', element('span', name + sign, 'quiet'), element('strong', value), '\n');
}

function hint(app) {
  if (secretsRefused) return text('secretsNotShown');
  if (app?.type === 'PERSONAL') return text('hint.PERSONAL');
  if (app?.type === 'ENTERPRISE' && way() === 'properties') return text('hint.ENTERPRISE', shownSecrets(app).suiteTicket ?? '••••••••');
  return app ? '' : text('noApp');
}

function showSetup() {
  choose(byId('app'), state.apps.map((of) => [of.clientId, `${of.clientId} – ${text(`app.${of.type}`)}`]));
  choose(byId('way'), Object.keys(WAYS).map((name) => [name, text(`way.${name}`)]));
  const authors = state.calendars.slice(0, 1).map((of) => of.author);
  choose(byId('asUser'), [...new Set([...authors, ...unionIds()])].map((user) => [user, user]));
  const app = chosenApp();
  byId('asUserPart').hidden = way() === 'properties' && app?.type !== 'PERSONAL';
  byId('secrets').textContent = text(areShown(app) ? 'hideSecrets' : 'showSecrets');
  for (const id of ['app', 'secrets', 'copy']) byId(id).disabled = !app;
  byId('setupNote').textContent = text(`wayNote.${way()}`);
  const lines = app ? settings(app) : [WAYS.properties(['base-uri', location.origin])];
  draw('lines', lines, () => lines.map(line));
  byId('setupHint').textContent = hint(app);
  byId('setupHint').hidden = !byId('setupHint').textContent;
}

async function toggleSecrets() {
  const of = byId('app').value;
  const version = state.appsVersion;
  if (areShown(chosenApp())) {
    secrets = null;
  } else {
    const response = await send('secrets', { clientId: of, unionId: byId('asUser').value });
    secretsRefused = response.status === 403;
    secrets = response.ok ? { of, version, ...await response.json() } : null;
  }
  showSetup();
}

// Copies what is shown. A browser allows that only over HTTPS or on this machine.
async function copyLines() {
  const shown = settings(chosenApp()).filter(([, , value]) => value !== null);
  try {
    await navigator.clipboard.writeText(`${shown.map((parts) => parts.join('')).join('\n')}\n`);
    byId('copied').textContent = text('copied');
  } catch {
    getSelection().selectAllChildren(byId('lines'));
    byId('copied').textContent = text('notCopied');
  }
}

function timeLeft(seconds) {
  return seconds < 120 ? text('validForSeconds', seconds) : text('validFor', Math.floor(seconds / 60));
}

function showTokens() {
  const shown = state.tokens.map((of) => ({ ...of, seconds: timeLeft(of.seconds) }));
  draw('tokens', shown, () => orNone(shown.map((of) => holder('div', 'card',
    element('strong', `${of.start}… `, 'code'), element('span', of.seconds, 'badge'),
    facts([['clientId', of.clientId], ['corpId', of.corpId], ['unionId', of.unionId]])))));
}

// Another way to write the same settings may show the same secrets.
function showOtherSetup(changed) {
  if (changed.target.id !== 'way') secrets = null;
  byId('copied').textContent = '';
  showSetup();
}

function listenToSetup() {
  for (const id of ['app', 'asUser', 'way']) byId(id).addEventListener('change', showOtherSetup);
  byId('secrets').addEventListener('click', toggleSecrets);
  byId('copy').addEventListener('click', copyLines);
  byId('revoke').addEventListener('click', () => post('revoke'));
}
