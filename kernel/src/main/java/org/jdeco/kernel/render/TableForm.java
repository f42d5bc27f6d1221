package org.jdeco.kernel.render;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of records or of maps as an HTML table of bounded size. */
final class TableForm {
  private static final int ROWS = 50;
  private static final int COLUMNS = 30;

  private TableForm() {}

  static void add(Object value, Map<String, Object> forms) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return;
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Object element : list.subList(0, Math.min(ROWS, list.size()))) {
      Map<String, @Nullable Object> row = row(element);
      if (row == null) {
        return;
      }
      rows.add(row);
      columns.addAll(row.keySet());
    }
    if (!columns.isEmpty()) {
      List<String> shown = columns.stream().limit(COLUMNS).toList();
      forms.put("text/html", html(shown, columns.size(), rows, list.size()));
    }
  }

  private static @Nullable Map<String, @Nullable Object> row(@Nullable Object element) {
    return switch (element) {
      case Record record -> row(record);
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        map.forEach((key, value) -> row.put(String.valueOf(key), value));
        yield row;
      }
      case null, default -> null;
    };
  }

  private static Map<String, @Nullable Object> row(Record record) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        row.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        row.put(component.getName(), "(" + e.getClass().getSimpleName() + ")");
      }
    }
    return row;
  }

  private static String html(
      List<String> columns, int allColumns, List<Map<String, @Nullable Object>> rows, int allRows) {
    StringBuilder out = new StringBuilder("<table><thead><tr><th></th>");
    columns.forEach(column -> out.append("<th>").append(escaped(column)).append("</th>"));
    out.append("</tr></thead><tbody>");
    for (int i = 0; i < rows.size(); i++) {
      out.append("<tr><th>").append(i).append("</th>");
      for (String column : columns) {
        Object value = rows.get(i).get(column);
        out.append(value instanceof Number ? "<td style=\"text-align:right\">" : "<td>");
        out.append(escaped(rows.get(i).containsKey(column) ? TextForm.of(value) : ""));
        out.append("</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table>");
    if (rows.size() < allRows || columns.size() < allColumns) {
      out.append("<p>")
          .append(TextForm.counted(allRows))
          .append(" rows × ")
          .append(allColumns)
          .append(" columns</p>");
    }
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
