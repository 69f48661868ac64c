export function DesktopMap() { return null }
