// Streamlit's own words in French: those it shows, and those that only a screen reader says.
// A word that the next version changes shows in English again, and the browser's tests say which.
{
  const WORDS = new Map(Object.entries({
    "Upload": "Choisir",
    "Add files": "Ajouter des fichiers",
    "file upload": "dépôt de fichiers",
    "Drag and drop a file here": "Déposez un fichier ici",
    "Drag and drop files here": "Déposez les fichiers ici",
    "File size is too small.": "Ce fichier est vide.",
    "App pages": "Pages",
    "Sidebar": "Menu de gauche",
    "Main menu": "Menu",
    "Navigate to home page": "Aller à la vue d’ensemble",
    "Collapse sidebar": "Replier le menu",
    "Expand sidebar": "Déplier le menu",
    "Skip to main content": "Aller au contenu",
    "Help": "Aide",
    "Open": "Ouvrir",
    "Close": "Fermer",
    "Dismiss": "Fermer",
    "Link to heading": "Lien vers ce titre",
    "Print": "Imprimer",
    "Rerun": "Recharger",
    "Settings": "Réglages de l’affichage",
    "Clear cache": "Vider la mémoire",
    "Record screen": "Enregistrer l’écran",
    "Record a screencast": "Enregistrer l’écran",
    "Also record audio": "Enregistrer aussi le son",
    "Start recording!": "Commencer l’enregistrement",
    "Stop recording": "Arrêter l’enregistrement",
    "Cancel recording": "Annuler l’enregistrement",
    "Save video to disk": "Enregistrer la vidéo",
    "Next steps": "Ensuite",
    "Theme": "Apparence",
    "System": "Comme l’ordinateur",
    "Light": "Clair",
    "Dark": "Sombre",
    "Made with Streamlit v": "Fait avec Streamlit ",
    "Copy version to clipboard": "Copier la version",
    "Running...": "En cours…",
    "Stopping...": "Arrêt…",
    "Stop": "Arrêter",
    "Connecting": "Connexion…",
    "Please wait...": "Un instant…",
    "Choose date": "Choisir une date",
    "Clear date": "Effacer la date",
    "Previous month": "Mois précédent",
    "Next month": "Mois suivant",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Flèches pour changer de jour, Entrée pour choisir, Échap pour fermer.",
    "Previous": "Précédent",
    "Next": "Suivant",
    "Choose an option": "Choisissez",
    "Choose options": "Choisissez",
    "No results": "Aucun résultat",
    "No options": "Aucun choix",
    "No options to select": "Aucun choix",
    "Selectbox options": "Choix",
    "Multiselect options": "Choix",
    "Selected values": "Choisis",
    "Select all": "Tout choisir",
    "Clear all": "Tout effacer",
    "Clear value": "Effacer",
    "Clear entry": "Effacer",
    "Clear selection": "Effacer la sélection",
    "All selected options have been cleared.": "Plus rien n’est choisi.",
    "Download as CSV": "Télécharger en CSV",
    "Search": "Chercher",
    "Type to search": "Chercher",
    "Close Search": "Fermer la recherche",
    "Next Result": "Résultat suivant",
    "Previous Result": "Résultat précédent",
    "Fullscreen": "Plein écran",
    "Close fullscreen": "Quitter le plein écran",
    "Show/hide columns": "Choisir les colonnes",
    "Add row": "Ajouter une ligne",
    "Delete row(s)": "Supprimer les lignes",
    "Sort ascending": "Trier par ordre croissant",
    "Sort descending": "Trier par ordre décroissant",
    "Autosize": "Ajuster la largeur",
    "Pin column": "Figer la colonne",
    "Unpin column": "Libérer la colonne",
    "Hide column": "Masquer la colonne",
    "Copy column name": "Copier le nom de la colonne",
    "Dataframe column menu": "Menu de la colonne",
    "Statistics": "Statistiques",
    "Format": "Présentation",
    "Invalid input.": "Saisie illisible.",
    "The value cannot be interpreted as a number.": "Ce n’est pas un nombre.",
    "The value is not part of the allowed options.": "Cette valeur n’est pas dans la liste.",
    "Number is above the allowed range.": "Ce nombre est trop grand.",
    "Number is below the allowed range.": "Ce nombre est trop petit.",
    "Press Enter to apply": "Entrée pour valider",
    "Press Enter to submit form": "Entrée pour valider",
    "Show password": "Montrer",
    "Hide password": "Masquer",
    "View less": "Voir moins",
    "Scroll tabs left": "Onglets précédents",
    "Scroll tabs right": "Onglets suivants",
    "Toolbar action": "Action",
    "Connection error": "Connexion interrompue",
    "Reconnected to server.": "Connexion rétablie.",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "La connexion est interrompue. Attendez qu’elle revienne, puis recommencez.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "L’application ne répond pas. Vérifiez le réseau, ou relancez-la.",
    "Network error": "Le réseau ne répond pas.",
    "Page not found": "Page introuvable",
    "Error:": "Erreur\u00a0:",
  }));
  const UNIT = {KB: "ko", MB: "Mo", GB: "Go", B: "o"};
  const SIZE = String.raw`([\d.]+) ?(B|KB|MB|GB)`;
  const size = (number, unit) => `${Number(number).toLocaleString("fr-FR")}\u00a0${UNIT[unit]}`;
  const LONG_DATE = new Intl.DateTimeFormat("fr-FR", {dateStyle: "long"});
  const PATTERNS = [
    [RegExp(`^${SIZE}$`), (_, n, unit) => size(n, unit)],
    [RegExp(`^${SIZE} per file`), (_, n, unit) => `${size(n, unit)} par fichier`],
    [RegExp(`^File must be ${SIZE} or smaller\\.$`),
      (_, n, unit) => `Ce fichier dépasse ${size(n, unit)}.`],
    [/^(.*) files are not allowed\.$/, () => "Ce type de fichier n’est pas accepté."],
    [/^Help for (.*)$/s, (_, what) => `Aide\u00a0: ${what}`],
    [/^(day|month|year), (.*)$/s,
      (_, part, what) => `${{day: "jour", month: "mois", year: "année"}[part]}, ${what}`],
    [RegExp(`^(.*), ${SIZE}$`, "s"), (_, file, n, unit) => `${file}, ${size(n, unit)}`],
    [/^[a-z_]+ icon$/, () => "icône"],
    [/^Choose date, (.*)$/, (_, month) => `Choisir une date, ${month}`],
    [/^Selected Date: (.*)$/, (_, day) => `Date choisie\u00a0: ${LONG_DATE.format(new Date(day))}`],
    [/^Shortcut (.*)$/, (_, key) => `Touche ${key}`],
    [/^(\d+) options? available\.$/, (_, n) => `${n} choix.`],
    [/^View (\d+) more$/, (_, n) => `Voir ${n} de plus`],
    [/^Remove (.*)$/s, (_, what) => `Retirer ${what}`],
    [/^Select (\d+) matches$/, (_, n) => `Choisir les ${n} trouvés`],
    [/^(Download as CSV|Search|Fullscreen|Close fullscreen|Show\/hide columns|Add row|Delete row\(s\)|Clear selection): (.*)$/s,
      (_, word, what) => `${WORDS.get(word)}\u00a0: ${what}`],
  ];
  const NAMED = ["aria-label", "title", "placeholder", "aria-roledescription"];
  const SELECTOR = NAMED.map(name => `[${name}]`).join();
  // A figure has its own words, and hundreds of them.
  const FIGURE = ".js-plotly-plot, svg, canvas, style, script";
  // Of a date that is not typed yet: elsewhere these letters are somebody's.
  const PATTERN_OF_DATE = {DD: "JJ", dd: "jj", YYYY: "AAAA", yyyy: "aaaa"};

  const french = text => {
    const known = WORDS.get(text.trim());
    if (known !== undefined) return known;
    for (const [english, words] of PATTERNS)
      if (english.test(text)) return text.replace(english, words);
    return text;
  };
  const say = node => {
    const text = node.nodeValue;
    let said = french(text);
    if (said === text && text in PATTERN_OF_DATE && node.parentElement?.closest("[role=spinbutton]"))
      said = PATTERN_OF_DATE[text];
    if (said !== text) node.nodeValue = said;
  };
  const name = element => {
    for (const attribute of NAMED) {
      const text = element.getAttribute(attribute);
      const said = text && french(text);
      if (said !== text) element.setAttribute(attribute, said);
    }
  };
  const walk = root => {
    if (root.nodeType === Node.TEXT_NODE) {
      if (!root.parentElement?.closest(FIGURE)) say(root);
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(FIGURE)) return;
    if (root.matches(SELECTOR)) name(root);
    root.querySelectorAll(SELECTOR).forEach(name);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: node => node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
        : node.matches(FIGURE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP,
    });
    while (texts.nextNode()) say(texts.currentNode);
  };
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(walk);
      else if (change.type === "attributes") name(change.target);
      else walk(change.target);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED,
  });
}
