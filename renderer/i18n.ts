/** The window's language and the texts in it. */
import { useCallback } from 'react'
import { create } from 'zustand'
import { type Language, type Message, type MessageParams, translate } from '../shared/messages/translate'

type LanguageState = { readonly language: Language; readonly setLanguage: (language: Language) => void }

/** Chosen language; kept by the main process (`system.setLanguage`). */
export const useLanguageStore = create<LanguageState>()((set) => ({
  language: 'zh',
  setLanguage: (language) => set({ language }),
}))

/** The chosen language. */
export function useLanguage(): Language {
  return useLanguageStore((state) => state.language)
}

/** @returns a function that fills a message in the chosen language */
export function useT(): (message: Message, params?: MessageParams) => string {
  const language = useLanguage()
  return useCallback((message, params) => translate(message, language, params), [language])
}
