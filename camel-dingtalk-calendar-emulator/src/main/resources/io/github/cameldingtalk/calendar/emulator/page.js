// SPDX-License-Identifier: Apache-2.0
'use strict';

let shown = '';

function render() {
  if (!state) return;
  showTroubles();
  showSetup();
  showTokens();
  showRequests();
  showFailures();
  showData();
  showCalendars();
  showChoices();
  showMonth();
}

function renderTexts() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const labelled of document.querySelectorAll('[data-text]')) labelled.textContent = text(labelled.dataset.text);
  byId('language').textContent = text('language');
  byId('language').lang = language === 'zh' ? 'en' : 'zh-CN';
  document.title = text('title');
  byId('copied').textContent = '';
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

function switchLanguage() {
  language = language === 'en' ? 'zh' : 'en';
  rememberLanguage();
  renderTexts();
  render();
}

async function start() {
  await loadTexts();
  renderTexts();
  byId('language').addEventListener('click', switchLanguage);
  listenToSetup();
  listenToTrouble();
  listenToData();
  listenToCalendars();
  listenToMonth();
  listenToEvent();
  await refresh();
  setInterval(refresh, 1000);
}

start();
