package parallax.content;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as bytes and reads them back: records, sealed families of records, enums, texts, whole numbers,
/// booleans, and lists of these. What is written follows from the types alone, so {@link #schema} differs as soon as
/// any of them does, and bytes of another schema need never be understood.
///
/// Null is kept wherever a record has one.
final class ValueCodec {

    private final StringBuilder schema = new StringBuilder();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Shape root;

    /// @throws IllegalArgumentException for a type that holds anything else
    ValueCodec(Class<? extends Record> type) {
        root = shape(type, Map.of());
    }

    /// Every type with its members, in one fixed spelling.
    String schema() {
        return schema.toString();
    }

    void write(Record value, ByteWriter out) throws IOException {
        root.write(value, out);
    }

    /// @throws IOException where the bytes are not what {@link #write} wrote
    Object read(ByteReader in) throws IOException {
        Object value = root.read(in);
        if (value == null || !in.atEnd()) {
            throw new IOException("the bytes do not end where the value ends");
        }
        return value;
    }

    private sealed interface Shape {
        void write(@Nullable Object value, ByteWriter out) throws IOException;

        @Nullable
        Object read(ByteReader in) throws IOException;
    }

    private Shape shape(Type type, Map<TypeVariable<?>, Type> bindings) {
        return switch (type) {
            case TypeVariable<?> variable -> shape(argument(variable, bindings), bindings);
            case ParameterizedType generic -> generic(generic, bindings);
            case Class<?> plain -> named(plain, plain.getName(), Map.of());
            default -> throw new IllegalArgumentException("no bytes for " + type);
        };
    }

    private static Type argument(Type argument, Map<TypeVariable<?>, Type> bindings) {
        if (!(argument instanceof TypeVariable<?> variable)) {
            return argument;
        }
        Type bound = bindings.get(variable);
        if (bound == null) {
            throw new IllegalArgumentException("no type for " + variable);
        }
        return bound;
    }

    private Shape generic(ParameterizedType type, Map<TypeVariable<?>, Type> bindings) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class) {
            schema.append("list of ");
            return new Many(shape(arguments[0], bindings));
        }
        Map<TypeVariable<?>, Type> own = new HashMap<>();
        StringBuilder name = new StringBuilder(raw.getName());
        for (int index = 0; index < arguments.length; index++) {
            Type argument = argument(arguments[index], bindings);
            own.put(raw.getTypeParameters()[index], argument);
            name.append(' ').append(argument.getTypeName());
        }
        return named(raw, name.toString(), own);
    }

    private Shape named(Class<?> type, String name, Map<TypeVariable<?>, Type> bindings) {
        schema.append(name).append(' ');
        Shape earlier = shapes.get(name);
        if (earlier != null) {
            return earlier;
        }
        if (type == String.class) {
            return new Text();
        }
        if (type == int.class || type == long.class) {
            return new Whole(type == int.class);
        }
        if (type == boolean.class) {
            return new Choice(List.of(false, true));
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            for (Object constant : constants) {
                schema.append(((Enum<?>) constant).name()).append(' ');
            }
            return new Choice(List.of(constants));
        }
        if (type.isRecord()) {
            return record(type, name, bindings);
        }
        if (type.isSealed()) {
            return family(type, name, bindings);
        }
        throw new IllegalArgumentException("no bytes for " + type);
    }

    private Shape record(Class<?> type, String name, Map<TypeVariable<?>, Type> bindings) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] classes = new Class<?>[components.length];
        for (int index = 0; index < components.length; index++) {
            classes[index] = components[index].getType();
        }
        Struct struct = new Struct(canonicalConstructor(type, classes));
        shapes.put(name, struct);
        schema.append('{');
        for (RecordComponent component : components) {
            schema.append(component.getName()).append(": ");
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            struct.accessors.add(accessor);
            struct.components.add(shape(component.getGenericType(), bindings));
        }
        schema.append('}');
        return struct;
    }

    private static Constructor<?> canonicalConstructor(Class<?> type, Class<?>[] classes) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(classes);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("no canonical constructor of " + type, e);
        }
    }

    /// The members of a generic family take its arguments in its order.
    private Shape family(Class<?> type, String name, Map<TypeVariable<?>, Type> bindings) {
        Family family = new Family(List.of(type.getPermittedSubclasses()));
        shapes.put(name, family);
        schema.append('(');
        for (Class<?> member : family.classes) {
            Map<TypeVariable<?>, Type> own = new HashMap<>();
            StringBuilder memberName = new StringBuilder(member.getName());
            TypeVariable<?>[] variables = member.getTypeParameters();
            for (int index = 0; index < variables.length; index++) {
                Type argument = argument(type.getTypeParameters()[index], bindings);
                own.put(variables[index], argument);
                memberName.append(' ').append(argument.getTypeName());
            }
            family.members.add(named(member, memberName.toString(), own));
        }
        schema.append(')');
        return family;
    }

    private record Text() implements Shape {
        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            out.text((String) value);
        }

        @Override
        public @Nullable Object read(ByteReader in) throws IOException {
            return in.text();
        }
    }

    private record Whole(boolean small) implements Shape {
        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            out.number(value instanceof Number number ? number.longValue() : 0);
        }

        @Override
        public Object read(ByteReader in) throws IOException {
            long number = in.number();
            if (small && number != (int) number) {
                throw new IOException("a number of more than 32 bits");
            }
            return small ? (Object) (int) number : (Object) number;
        }
    }

    /// One of few: 0 for null, else one more than its place.
    private record Choice(List<?> all) implements Shape {
        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            int place = 0;
            while (value != null && !all.get(place).equals(value)) {
                place++;
            }
            out.number(value == null ? 0 : place + 1);
        }

        @Override
        public @Nullable Object read(ByteReader in) throws IOException {
            long place = in.number();
            if (place < 0 || place > all.size()) {
                throw new IOException("choice " + place + " of " + all.size());
            }
            return place == 0 ? null : all.get((int) place - 1);
        }
    }

    /// 0 for null, else one more than how many.
    private record Many(Shape each) implements Shape {
        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            if (value == null) {
                out.number(0);
                return;
            }
            List<?> list = (List<?>) value;
            out.number(list.size() + 1L);
            for (Object one : list) {
                each.write(one, out);
            }
        }

        @Override
        public @Nullable Object read(ByteReader in) throws IOException {
            long written = in.number();
            if (written == 0) {
                return null;
            }
            int count = in.bounded(written - 1);
            List<@Nullable Object> list = new ArrayList<>(count);
            for (int index = 0; index < count; index++) {
                list.add(each.read(in));
            }
            return list;
        }
    }

    private static final class Struct implements Shape {
        private final Constructor<?> constructor;
        private final List<Method> accessors = new ArrayList<>();
        private final List<Shape> components = new ArrayList<>();

        Struct(Constructor<?> constructor) {
            this.constructor = constructor;
        }

        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            out.number(value == null ? 0 : 1);
            if (value == null) {
                return;
            }
            for (int index = 0; index < accessors.size(); index++) {
                try {
                    components.get(index).write(accessors.get(index).invoke(value), out);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public @Nullable Object read(ByteReader in) throws IOException {
            if (in.number() == 0) {
                return null;
            }
            @Nullable Object[] values = new Object[components.size()];
            for (int index = 0; index < values.length; index++) {
                values[index] = components.get(index).read(in);
            }
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                throw new IOException("values that the type refuses", refused);
            } catch (InstantiationException | IllegalAccessException | IllegalArgumentException e) {
                throw new IOException("values of other types", e);
            }
        }
    }

    private static final class Family implements Shape {
        private final List<Class<?>> classes;
        private final List<Shape> members = new ArrayList<>();

        Family(List<Class<?>> classes) {
            this.classes = classes;
        }

        @Override
        public void write(@Nullable Object value, ByteWriter out) throws IOException {
            if (value == null) {
                out.number(0);
                return;
            }
            int member = classes.indexOf(value.getClass());
            out.number(member + 1L);
            members.get(member).write(value, out);
        }

        @Override
        public @Nullable Object read(ByteReader in) throws IOException {
            long member = in.number();
            if (member < 0 || member > members.size()) {
                throw new IOException("member " + member + " of " + members.size());
            }
            return member == 0 ? null : members.get((int) member - 1).read(in);
        }
    }
}
