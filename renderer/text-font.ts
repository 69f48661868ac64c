/** Text family of window and charts; the bundled font stands first, so that a machine without Chinese fonts shows the same. */
export const TEXT_FONT = "'Noto Sans SC'"
