/** The interface is Chinese unless the system is English. */
import type { Language } from '../../shared/messages/translate'

/**
 * @param platform of the process
 * @param environment its variables: on Linux the locale stands there, and none (or `C`) is not English
 * @param preferred the system's languages, best first; Chromium gives `en-US` where a Linux system says nothing
 */
export function systemLanguage(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  preferred: readonly string[],
): Language {
  const locale = platform === 'linux' ? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '') : (preferred[0] ?? '')
  return /^en\b|^en_/i.test(locale) ? 'en' : 'zh'
}
