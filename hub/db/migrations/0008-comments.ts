/** Comments are counted with each comparison of a stream. */
export const sql = `
CREATE INDEX ops_of_comments ON ops (stream, document, seq) WHERE kind = 'comment';
`;
