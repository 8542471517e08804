/** What the shells of desk and phone say of a session: that it ends, and for whom it works. */
export const session = {
  session: {
    ending: {
      text: 'Your session ends at {{time}}. What you are typing stays.',
      stay: 'I am still here',
      last: 'This session ends at {{time}}, also while it is used. Sign in again right here; what you are typing stays.',
      again: 'Sign in again',
    },
    behalf: {
      text: 'You are acting for {{name}}. Everything carries both your name and theirs.',
      stop: 'Stop acting',
    },
  },
};
