/** Whether the overview of keys is shown. */
import { create } from 'zustand'

export const useShortcuts = create<{ readonly shown: boolean }>()(() => ({ shown: false }))

export const showShortcuts = (shown: boolean): void => useShortcuts.setState({ shown })
