// What the page says, in the languages that it speaks.

const en = {
  skip: 'Skip to the content',
  language: 'Language',
  forget: 'Sign out',
  loginTitle: 'Campaigns, live',
  loginHelp: 'Wants an API key with the scope “stats”. It is kept in the memory of this page only, and is gone when you reload or close it.',
  key: 'API key',
  reveal: 'Show',
  conceal: 'Hide',
  enter: 'Open',
  entering: 'Opening…',
  campaigns: 'Campaigns',
  refresh: 'Refresh',
  more: 'Show older',
  noCampaigns: 'There are no campaigns yet. POST /v1/campaigns makes one.',
  choose: 'Choose a campaign to watch its clicks as they come.',
  back: 'All campaigns',
  retry: 'Try now',
  clicks: 'Clicks',
  recipients: 'Unique recipients',
  missed: 'Missed',
  missedNote: 'after its end, denied, or too early',
  bots: 'Bots',
  botsNote: 'previews and scanners; not in the clicks',
  each: (number) => `${number} clicks each`,
  perMinute: (number) => `${number} in the last minute`,
  live: 'Clicks a second',
  perSecond: 'a second',
  devices: 'Devices',
  phone: 'Phone',
  tablet: 'Tablet',
  desktop: 'Computer',
  other: 'Other',
  history: 'Over time',
  interval: 'Period',
  minute: '60 minutes',
  hour: '48 hours',
  day: '30 days',
  firstClicks: 'first click of a recipient',
  furtherClicks: 'further clicks',
  table: 'As a table',
  tableOfIntervals: 'Table of the intervals',
  time: 'Time',
  zone: (zone) => `Times are those of ${zone}.`,
  status: { scheduled: 'Scheduled', active: 'Active', ended: 'Ended', denied: 'Denied' },
  period: {
    always: (from) => `since ${from}, no end`,
    from: (from) => `from ${from}`,
    until: (to) => `until ${to}`,
    both: (from, to) => `${from} to ${to}`,
  },
  connection: {
    connecting: 'Connecting…',
    live: 'Live',
    paused: 'Paused',
    waiting: (seconds) => `Again in ${seconds} s`,
  },
  liveChart: (rate, peak) => `Clicks a second, the last three minutes: ${rate} now, ${peak} at most. The arrow keys go through it.`,
  barChart: (clicks) => `${clicks} clicks in the period. The arrow keys go through it.`,
  atTime: (time, rate) => `${time} · ${rate} a second`,
  atGap: (time) => `${time} · not known: the connection was lost`,
  inInterval: (time, clicks, recipients, bots) => `${time} · ${clicks} clicks, ${recipients} for the first time, ${bots} by bots`,
  gap: 'no data',
  peak: (rate) => `${rate} a second at most`,
  inAll: (clicks) => `${clicks} clicks in all`,
  announced: (clicks, recipients, rate) => `${clicks} clicks by ${recipients} recipients, ${rate} a second.`,
  announcedLost: 'The connection is lost. Trying again.',
  announcedBack: 'Live again.',
  failure: {
    notAKey: 'This is not an API key: it has characters that none has.',
    noKey: 'Enter an API key.',
    key: 'This API key is not known here. Check that it is whole and of this environment.',
    scope: 'This API key is known, but may not see statistics: it lacks the scope “stats”.',
    missing: 'There is no such campaign.',
    database: 'The database cannot be reached right now. Clicks are still answered; the numbers come back with it.',
    busy: 'Spillway cannot answer this right now: it is busy or restarting, or too many are watching.',
    away: 'Spillway cannot be reached. Check your connection, or whether the port is still forwarded.',
    broken: 'Spillway could not answer this. Its log says why.',
  },
};

const ko = {
  skip: '본문으로 건너뛰기',
  language: '언어',
  forget: '로그아웃',
  loginTitle: '실시간 캠페인 현황',
  loginHelp: '‘stats’ 권한이 있는 API 키가 필요합니다. 키는 이 페이지의 메모리에만 보관되며, 새로 고치거나 닫으면 사라집니다.',
  key: 'API 키',
  reveal: '보기',
  conceal: '숨기기',
  enter: '열기',
  entering: '여는 중…',
  campaigns: '캠페인',
  refresh: '새로 고침',
  more: '이전 캠페인 더 보기',
  noCampaigns: '아직 캠페인이 없습니다. POST /v1/campaigns 로 만들 수 있습니다.',
  choose: '캠페인을 선택하면 클릭이 실시간으로 표시됩니다.',
  back: '전체 캠페인',
  retry: '지금 다시 시도',
  clicks: '클릭',
  recipients: '고유 수신자',
  missed: '놓친 클릭',
  missedNote: '종료 후, 차단됨, 또는 시작 전',
  bots: '봇',
  botsNote: '미리보기와 스캐너 (클릭에 포함되지 않음)',
  each: (number) => `1인당 ${number}회`,
  perMinute: (number) => `최근 1분간 ${number}회`,
  live: '초당 클릭',
  perSecond: '회/초',
  devices: '기기',
  phone: '휴대폰',
  tablet: '태블릿',
  desktop: '컴퓨터',
  other: '기타',
  history: '시간대별 추이',
  interval: '기간',
  minute: '60분',
  hour: '48시간',
  day: '30일',
  firstClicks: '수신자의 첫 클릭',
  furtherClicks: '반복 클릭',
  table: '표로 보기',
  tableOfIntervals: '시간대별 표',
  time: '시각',
  zone: (zone) => `시각은 ${zone} 기준입니다.`,
  status: { scheduled: '예정', active: '진행 중', ended: '종료', denied: '차단됨' },
  period: {
    always: (from) => `${from}부터, 종료일 없음`,
    from: (from) => `${from}부터`,
    until: (to) => `${to}까지`,
    both: (from, to) => `${from} ~ ${to}`,
  },
  connection: {
    connecting: '연결 중…',
    live: '실시간',
    paused: '일시 중지',
    waiting: (seconds) => `${seconds}초 후 다시 연결`,
  },
  liveChart: (rate, peak) => `최근 3분간 초당 클릭: 현재 ${rate}회, 최고 ${peak}회. 화살표 키로 살펴볼 수 있습니다.`,
  barChart: (clicks) => `기간 내 클릭 ${clicks}회. 화살표 키로 살펴볼 수 있습니다.`,
  atTime: (time, rate) => `${time} · 초당 ${rate}회`,
  atGap: (time) => `${time} · 연결이 끊겨 알 수 없음`,
  inInterval: (time, clicks, recipients, bots) => `${time} · 클릭 ${clicks}회, 첫 클릭 ${recipients}회, 봇 ${bots}회`,
  gap: '데이터 없음',
  peak: (rate) => `최고 초당 ${rate}회`,
  inAll: (clicks) => `총 클릭 ${clicks}회`,
  announced: (clicks, recipients, rate) => `수신자 ${recipients}명이 ${clicks}회 클릭, 초당 ${rate}회.`,
  announcedLost: '연결이 끊겼습니다. 다시 연결하고 있습니다.',
  announcedBack: '다시 실시간으로 연결되었습니다.',
  failure: {
    notAKey: 'API 키가 아닙니다. 키에 쓸 수 없는 문자가 있습니다.',
    noKey: 'API 키를 입력하세요.',
    key: '등록되지 않은 API 키입니다. 키 전체를 입력했는지, 이 환경의 키인지 확인하세요.',
    scope: '등록된 API 키이지만 통계를 볼 수 없습니다. ‘stats’ 권한이 없습니다.',
    missing: '해당 캠페인이 없습니다.',
    database: '지금은 데이터베이스에 연결할 수 없습니다. 클릭은 계속 처리되며, 연결되면 수치가 다시 표시됩니다.',
    busy: '지금은 Spillway가 응답할 수 없습니다. 부하가 많거나 재시작 중이거나 동시에 보는 사람이 너무 많습니다.',
    away: 'Spillway에 연결할 수 없습니다. 네트워크와 포트 포워딩을 확인하세요.',
    broken: 'Spillway가 응답하지 못했습니다. 원인은 서버 로그에 있습니다.',
  },
};

const languages = { en, ko };

const listeners = new Set();

let language = navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => tag in languages) ?? 'en';

/** The texts of the language that is spoken. */
export function texts() {
  return languages[language];
}

/** The language that is spoken, as a tag of BCP 47. */
export function spoken() {
  return language;
}

export function onLanguage(listener) {
  listeners.add(listener);
}

/** Speaks another language. */
export function speak(tag) {
  language = tag;
  translate();
  for (const listener of listeners) {
    listener();
  }
}

/** Puts the texts where the document wants them. */
export function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = texts()[element.dataset.text];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', texts()[element.dataset.label]);
  }
  for (const element of document.querySelectorAll('[data-language]')) {
    element.setAttribute('aria-pressed', String(element.dataset.language === language));
  }
}
