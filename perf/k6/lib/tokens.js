// A token that nobody made: of a stored link it becomes one that no link has, of a sealed one it fails to open.
export function forge(token) {
  const middle = Math.floor(token.length / 2);
  const other = token[middle] === 'A' ? 'B' : 'A';
  return token.slice(0, middle) + other + token.slice(middle + 1);
}
