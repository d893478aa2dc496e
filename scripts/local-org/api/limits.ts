/** The newest API version; older ones are answered the same way. */
export const API_VERSION = 68;
/** The oldest API version that is still answered. */
export const OLDEST_API_VERSION = 31;
/** SOAP `login()` is not there from this version on. */
export const SOAP_LOGIN_GONE = 65;

/** Records in one call of `composite/sobjects` or `composite/tree`. */
export const COLLECTION_LIMIT = 200;
/** Parts of one `composite` or `composite/batch` call. */
export const SUBREQUEST_LIMIT = 25;
/** Levels of children in `composite/tree`. */
export const TREE_DEPTH_LIMIT = 5;

/** Records in a page of query results, and the least and the most that a client may ask for. */
export const PAGE_SIZE = 2000;
export const SMALLEST_PAGE = 200;
/** Query cursors kept for one org; the oldest makes room. */
export const CURSOR_LIMIT = 100;
/** Characters of a SOQL statement. */
export const SOQL_LENGTH_LIMIT = 100_000;
/** Rows that `OFFSET` may skip. */
export const OFFSET_LIMIT = 2000;
/** Rows of a query with FIELDS(ALL) or FIELDS(CUSTOM). */
export const FIELDS_LIMIT = 200;

const MEGABYTE = 1024 * 1024;
/** Bytes of a request body of the REST API. */
export const BODY_LIMIT = 50 * MEGABYTE;
/** Bytes of the CSV of a Bulk 2.0 ingest job: 150 MB once encoded in base64, so 100 MB as sent. */
export const BULK_BODY_LIMIT = 100 * MEGABYTE;
/** Records of an ingest job that are worked on together. */
export const BULK_BATCH = 10_000;
/** Jobs kept; the oldest makes room. */
export const BULK_JOB_LIMIT = 200;

/** Bytes of the zip of a deploy, as sent. */
export const ZIP_LIMIT = 39 * MEGABYTE;
/** Bytes of a SOAP message: a zip in base64 and its envelope. */
export const SOAP_LIMIT = 56 * MEGABYTE;
