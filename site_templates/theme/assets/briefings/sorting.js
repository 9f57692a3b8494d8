/* Sorts the rows of a table by what its cells say, or by their data-sort where the order is another.
   Without it the table stands as it was written; the buttons are made here, so that none is dead. */
(function () {
  "use strict";

  var order = new Intl.Collator("en", { numeric: true });

  function key(row, column) {
    var cell = row.cells[column];
    return cell.getAttribute("data-sort") || cell.textContent.trim();
  }

  function sort(table, column, descending) {
    var body = table.tBodies[0];
    var sign = descending ? -1 : 1;
    var rows = Array.from(body.rows).map(function (row) {
      return { row: row, key: key(row, column) };
    });
    rows.sort(function (one, other) {
      return sign * order.compare(one.key, other.key);
    });
    rows.forEach(function (held) {
      body.append(held.row);
    });
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  function prepare(region) {
    var table = region.querySelector("table");
    var heads = Array.from(table.tHead.rows[0].cells);
    var names = heads.map(function (head) {
      return head.textContent.trim();
    });
    var said = make("p", { className: "sorted" });
    said.setAttribute("role", "status");
    var choice = make("select", { className: "sort-choice" });
    var turn = make("button", { type: "button", textContent: "Turn the order round" });
    var sorted = { column: -1, descending: false };

    function show(column, descending) {
      sorted = { column: column, descending: descending };
      sort(table, column, descending);
      heads.forEach(function (head, index) {
        if (index === column) {
          head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        } else {
          head.removeAttribute("aria-sort");
        }
      });
      choice.value = String(column);
      turn.disabled = false;
      said.textContent = "Sorted by " + names[column] + ", " + (descending ? "descending" : "ascending") + ".";
    }

    function startsDescending(column) {
      return heads[column].getAttribute("data-first") === "descending";
    }

    heads.forEach(function (head, column) {
      var button = make("button", { type: "button", className: "sort-button", textContent: names[column] });
      button.addEventListener("click", function () {
        var again = sorted.column === column;
        show(column, again ? !sorted.descending : startsDescending(column));
      });
      head.replaceChildren(button);
      choice.append(make("option", { value: String(column), textContent: names[column] }));
    });

    /* On a narrow screen the rows are blocks without a head: one chooses the column here. */
    var narrow = make("div", { className: "sort-narrow" });
    var label = make("label", { textContent: "Sort by " });
    choice.prepend(make("option", { value: "", textContent: "as listed", disabled: true, selected: true }));
    choice.addEventListener("change", function () {
      show(Number(choice.value), startsDescending(Number(choice.value)));
    });
    turn.disabled = true;
    turn.addEventListener("click", function () {
      show(sorted.column, !sorted.descending);
    });
    label.append(choice);
    narrow.append(label, turn);
    region.before(narrow, said);
  }

  document.querySelectorAll(".sortable").forEach(prepare);
})();
