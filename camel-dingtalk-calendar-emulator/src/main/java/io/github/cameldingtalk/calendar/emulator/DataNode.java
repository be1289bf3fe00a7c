// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a data file, with its place.
 *
 * <p>All methods throw an {@link IllegalArgumentException} that names the file, the line and the field, and says what to do. No
 * message quotes a value, because the value may be a secret.
 *
 * @param file the name of the file
 * @param path the field, such as {@code apps[0].clientId}
 */
record DataNode(String file, String path, Node node) {

    IllegalArgumentException error(String what) {
        String line = node.getStartMark()
                .map(mark -> ", line " + (mark.getLine() + 1))
                .orElse("");
        return new IllegalArgumentException(file + line + ": " + (path.isEmpty() ? "The file" : path) + " " + what);
    }

    /** Checks that this is a mapping with these fields only, each at most once. */
    void requireFields(Collection<String> allowed) {
        Set<String> names = new LinkedHashSet<>();
        for (NodeTuple field : mapping().getValue()) {
            String name = name(field);
            DataNode place = new DataNode(file, path, field.getKeyNode());
            if (!allowed.contains(name)) {
                throw place.error("has the unknown field " + name + ". Remove the field, or use one of: "
                        + String.join(", ", allowed) + ".");
            }
            if (!names.add(name)) {
                throw place.error("has the field " + name + " twice. Remove one of them.");
            }
        }
    }

    /** A text that must be there and not blank. */
    String text(String name) {
        return existing(name).text();
    }

    private DataNode existing(String name) {
        DataNode child = child(name);
        if (child == null) {
            throw error("has no field " + name + ". Add the field.");
        }
        return child;
    }

    @Nullable
    String optionalText(String name) {
        DataNode child = child(name);
        return child == null ? null : child.text();
    }

    /** The texts in a list; an empty list if the field is absent. */
    List<String> texts(String name) {
        return list(name).stream().map(DataNode::text).toList();
    }

    /** The values in a list; an empty list if the field is absent. */
    List<DataNode> list(String name) {
        DataNode child = child(name);
        return child == null ? List.of() : child.elements();
    }

    /** The value of a field, or {@code null} if the field is absent. */
    @Nullable
    DataNode child(String name) {
        for (NodeTuple field : mapping().getValue()) {
            if (name(field).equals(name)) {
                return new DataNode(file, path.isEmpty() ? name : path + "." + name, field.getValueNode());
            }
        }
        return null;
    }

    /** This value as a text, which must not be blank. */
    String text() {
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw error("must be a text. Write one value.");
    }

    /** A text that must be there, and be the id of something else in the file. */
    String idOf(String name, Set<String> ids) {
        DataNode child = existing(name);
        child.requireOneOf(ids);
        return child.text();
    }

    /** Checks that this text is the id of something else in the file. */
    void requireOneOf(Set<String> ids) {
        if (!ids.contains(text())) {
            throw error("is an id that does not exist in the file. Correct the id, or add what has the id.");
        }
    }

    private List<DataNode> elements() {
        requireNoAnchor();
        if (!(node instanceof SequenceNode sequence)) {
            throw error("must be a list. Begin each element with a hyphen, or write [a, b].");
        }
        List<DataNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new DataNode(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    private MappingNode mapping() {
        requireNoAnchor();
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw error("must have fields. Write them as name: value.");
    }

    /** An alias could contain itself. */
    private void requireNoAnchor() {
        if (node.getAnchor().isPresent()) {
            throw error("has a YAML anchor. Write the value at each place instead.");
        }
    }

    /** The parser accepts only scalars as names. */
    private static String name(NodeTuple field) {
        return ((ScalarNode) field.getKeyNode()).getValue();
    }

    /** The value as JSON. */
    JsonNode json() {
        if (node instanceof SequenceNode) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            elements().forEach(element -> array.add(element.json()));
            return array;
        }
        if (node instanceof ScalarNode scalar) {
            return json(scalar);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple field : mapping().getValue()) {
            String name = name(field);
            object.set(name, new DataNode(file, path + "." + name, field.getValueNode()).json());
        }
        return object;
    }

    private JsonNode json(ScalarNode scalar) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(scalar.getValue().equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && scalar.getValue().matches("-?\\d{1,9}")) {
            return json.numberNode(Integer.parseInt(scalar.getValue()));
        }
        return json.textNode(scalar.getValue());
    }
}
