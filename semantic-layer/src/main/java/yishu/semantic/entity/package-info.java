/**
 * Which records of several departments are about the same thing: an enterprise that the register knows, named by tax or
 * insurance with its code, without it, or misspelt. Candidates are scored and shown with their reasons; nothing is merged
 * here but what carries the same code and name, or what a person decided on, which {@code ops.entity_decisions} keeps.
 * Start with {@link yishu.semantic.entity.Resolver}, then {@link yishu.semantic.entity.Decisions}.
 */
@NullMarked
package yishu.semantic.entity;

import org.jspecify.annotations.NullMarked;
