// Words by which walls and error pages name themselves, in the languages of news sites. Looked for in a title, a main heading or a
// text of a few lines: a story about captchas or cookies must pass.

const challengeHead =
  /just a moment|attention required|checking your browser|ddos-guard|are you (?:a )?(?:robot|human)|human verification|security check|access (?:to this page has been )?denied|pardon our interruption|bot verification|verify (?:that )?you are (?:a )?human|unusual traffic|un instant|einen moment|un momento|robot check|request (?:blocked|unsuccessful)|ви людина|проверка браузера|请稍候|人机验证/i;

/** "Just a moment…", "Are you a robot?" */
export function saysChallenge(text: string): boolean {
  return challengeHead.test(text);
}

const consentHead =
  /before you continue|bevor sie (?:fortfahren|zu)|avant (?:de continuer|d'accéder)|antes de continuar|prima di continuare|voordat je verdergaat|zgody|cookie[ -]?(?:consent|wall|settings|einstellungen|hinweis)|privacy (?:gate|wall|settings)|consent (?:required|management)|your (?:privacy|data) choices|mit werbung (?:weiter|lesen)|zustimmung|we value your privacy|votre vie privée/i;

/** "Before you continue …", "We value your privacy" */
export function saysConsent(text: string): boolean {
  return consentHead.test(text);
}

const loginHead =
  /^\s*(?:[^\n|]{0,30}[|–-]\s*)?(?:log ?in|sign ?in|log on|anmelden|anmeldung|einloggen|connexion|se connecter|identifiez-vous|iniciar sesión|inicia sesión|accedi|entrar|inloggen|logga in|logg inn|log ind|zaloguj|вход|войти|giriş|ログイン|登录|로그인)\b/imu;

/** "Log in", "Anmelden", at the start of a title or heading */
export function saysLogin(text: string): boolean {
  return loginHead.test(text);
}

const notFound =
  /(?:^|\W)404(?:\W|$)|(?:page|article|story|content|site|document) (?:was |could |can |cannot be |can't be |is )?(?:not |no longer )?(?:be )?(?:not found|found|available|exists?)(?=\W|$)(?<=not found|no longer (?:available|exists?)|not (?:be )?(?:found|available|exist))|not found|page (?:doesn't|does not) exist|seite (?:wurde )?nicht (?:gefunden|vorhanden|verfügbar)|nicht gefunden|page introuvable|introuvable|n'existe (?:pas|plus)|no (?:se )?(?:ha )?encontrad[ao]|no existe|non trovata|niet gevonden|não encontrad[ao]|hittades inte|ikke fundet|ikke funnet|sivua ei löy|nie znaleziono|nie istnieje|nenalezena|nem található|nu a fost găsit|не найдена|не знайдено|sayfa bulunamadı|見つかりません|未找到|页面不存在|찾을 수 없/iu;

/** "404", "Page not found", "Seite nicht gefunden" */
export function saysNotFound(text: string): boolean {
  return notFound.test(text);
}
