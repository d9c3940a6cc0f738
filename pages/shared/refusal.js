// An answer that is an error: its status, and what the API says in the body.

/**
 * @param {Response} response one whose body nobody has read
 * @returns {Promise<Error>}
 */
export async function refusal(response) {
  const text = await response.text();
  let message = text;
  try {
    message = JSON.parse(text).error.message;
  } catch {
    // Something between the API and here may answer too, in words of its own.
  }
  return new Error(`HTTP ${response.status}: ${message}`);
}
