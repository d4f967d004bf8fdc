/** The names of the sheets of an audit. */
export const AUDIT_NAME = 'AST Audit';
export const ACCOUNT_NAME = 'AST Account';
export const SWITCHING_NAME = 'AST Switching';
export const OUTREACH_NAME = 'AST Outreach';
export const ELIGIBILITY_NAME = 'AST Eligibility';
export const AST2_NAME = 'AST AST2';
export const PRACTITIONERS_NAME = 'AST Leading practitioners';
