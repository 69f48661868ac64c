export function ScaleReadout() { return null }
