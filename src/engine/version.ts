/** Of the engine: raised when the same diagram, changes and seed no longer give the same run. Links carry it. */
export const ENGINE_VERSION = 3;
