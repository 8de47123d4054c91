/**
 * What people call from a shell: {@code query}, {@code trace}, {@code serve}, {@code validate}, {@code audit},
 * {@code catalog}, {@code objection}, {@code due}. A command reads its words, asks, and writes the answer down; nothing is
 * worked out here. Start with {@link yishu.semantic.command.Commands}.
 */
@NullMarked
package yishu.semantic.command;

import org.jspecify.annotations.NullMarked;
