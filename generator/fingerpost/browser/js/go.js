/** A link into the finder that was a path: go on to the finder, and let "Back" lead to where somebody came from. */

const link = document.querySelector("#finder");
if (link instanceof HTMLAnchorElement) location.replace(link.href);
