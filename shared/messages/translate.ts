/**
 * One message, both languages, side by side: a missing translation does not compile.
 *
 * Placeholders are `{name}`; numbers and dates are formatted through `Intl` by the caller or, when a number is passed, here.
 */

/** Interface and document languages. */
export type Language = 'zh' | 'en'

/** A text in both languages; `{name}` stands for a parameter. */
export type Message = { readonly zh: string; readonly en: string }

/** Values for the placeholders of a message. */
export type MessageParams = Readonly<Record<string, string | number>>

/**
 * Fill a message in one language.
 *
 * @param params a placeholder without a value stays visible as `{name}`, so that the mistake is seen
 */
export function translate(message: Message, language: Language, params: MessageParams = {}): string {
  return message[language].replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
  })
}
