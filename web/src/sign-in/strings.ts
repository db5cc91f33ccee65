/** A second factor: codes of an authenticator app. */
export const text = {
  factor: "Authenticator app",
  factorLead: "With a second factor, signing in asks for your password and for a code that an authenticator app on your telephone shows.",
  isOff: "Off.",
  isOn: (left: number) => `On. Recovery codes left: ${left}.`,
  password: "Your password",
  begin: "Set up",
  turnOff: "Turn off",
  secret: "The secret; type it into the app, or open the address there",
  open: "Open in an app on this device",
  code: "The code that the app shows now",
  confirm: "Turn on",
  recovery: "Recovery codes, each good for one sign-in without the app. Keep them now; they are not shown again.",
};
