export function CoordinateReadout() { return null }
