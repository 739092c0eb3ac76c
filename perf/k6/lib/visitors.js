// Who opens links: people, most of them on phones, and machines that look at a link before a person does. What a visitor
// says of itself, and what the service's statistics call it.
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; SM-S938N) AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'Chrome/137.0.0.0';

export const PEOPLE = [
  { device: 'phone', agent: `${ANDROID} ${CHROME} Mobile Safari/537.36` },
  { device: 'phone', agent: `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1` },
  { device: 'phone', agent: `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36` },
  // In-app browsers of messengers and portals are people too.
  { device: 'phone', agent: `${ANDROID} Version/4.0 ${CHROME} Mobile Safari/537.36;KAKAOTALK 2410800` },
  { device: 'phone', agent: `${IPHONE} Mobile/15E148 NAVER(inapp; search; 2000; 12.12.50; 15PRO)` },
  { device: 'phone', agent: `${ANDROID} ${CHROME} Mobile Safari/537.36` },
  { device: 'tablet', agent: `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1` },
  { device: 'desktop', agent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${CHROME} Safari/537.36` },
];

export const BOTS = [
  { agent: 'facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984' },
  { agent: 'facebookexternalhit/1.1 Facebot Twitterbot/1.0' },
  { agent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
  { agent: 'TelegramBot (like TwitterBot)' },
];
