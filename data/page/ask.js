// The box for questions, where a server made the page.

function build_ask() {
  if (!about.live) return;
  byId('ask').hidden = false;
}
