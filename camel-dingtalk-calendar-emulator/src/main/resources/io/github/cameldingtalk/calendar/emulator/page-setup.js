// SPDX-License-Identifier: Apache-2.0
'use strict';

const PROPERTY = 'camel.component.dingtalk-calendar.';

// What a person has asked for, by the id of the app.
let secrets = null;
let secretsRefused = false;

const chosenApp = () => state.apps.find((of) => of.clientId === byId('app').value);

// The properties for an app. A secret that is not shown is null.
function properties(app) {
  const shown = secrets?.of === app.clientId ? secrets : {};
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

function line([name, value]) {
  return value === null
    ? element('span', `${PROPERTY}${name}=••••••••\n`, 'quiet')
    : holder('span', '', element('span', `${PROPERTY}${name}=`, 'quiet'), element('strong', value), '\n');
}

function hint(app) {
  if (secretsRefused) return text('secretsNotShown');
  if (app?.type === 'PERSONAL') return text('hint.PERSONAL');
  if (app?.type === 'ENTERPRISE') return text('hint.ENTERPRISE', secrets?.of === app.clientId ? secrets.suiteTicket : '••••••••');
  return app ? '' : text('noApp');
}

function showSetup() {
  choose(byId('app'), state.apps.map((of) => [of.clientId, `${of.clientId} – ${text(`app.${of.type}`)}`]));
  const app = chosenApp();
  byId('secrets').textContent = text(secrets && secrets.of === app?.clientId ? 'hideSecrets' : 'showSecrets');
  for (const id of ['app', 'secrets', 'copy']) byId(id).disabled = !app;
  draw('lines', [app, secrets], () => (app ? properties(app).map(line) : [element('span', `${PROPERTY}base-uri=${location.origin}`)]));
  byId('setupHint').textContent = hint(app);
  byId('setupHint').hidden = !byId('setupHint').textContent;
}

async function toggleSecrets() {
  const of = byId('app').value;
  if (secrets?.of === of) {
    secrets = null;
  } else {
    const response = await send('secrets', of);
    secretsRefused = response.status === 403;
    secrets = response.ok ? { of, ...await response.json() } : null;
  }
  showSetup();
}

// Copies what is shown. A browser allows that only over HTTPS or on this machine.
async function copyLines() {
  const shown = properties(chosenApp()).filter(([, value]) => value !== null);
  try {
    await navigator.clipboard.writeText(`${shown.map(([name, value]) => `${PROPERTY}${name}=${value}`).join('\n')}\n`);
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

function listenToSetup() {
  byId('app').addEventListener('change', () => { secrets = null; byId('copied').textContent = ''; showSetup(); });
  byId('secrets').addEventListener('click', toggleSecrets);
  byId('copy').addEventListener('click', copyLines);
  byId('revoke').addEventListener('click', () => post('revoke'));
}
